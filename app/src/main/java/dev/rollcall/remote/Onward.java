package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** The way on from a host that was logged on to (jump host). Safe for many threads; ends with the session it belongs to. */
public interface Onward {
    /**
     * Has that host connect further. An interrupt or the deadline ends the wait, and disturbs none of the other connections.
     *
     * @param to unresolved where only that host knows its address
     * @return closing it never blocks
     */
    Socket connect(InetSocketAddress to, Deadline deadline) throws RemoteException, InterruptedException;

    /** Logs on over a connection that was made by {@link #connect}, which becomes that of the session; once. */
    Transport over(Socket connection);

    /** Whether that host answers a question of the protocol, which it need know nothing of, in so much time. */
    boolean answers(Duration patience) throws InterruptedException;

    /** Whether there is still a session to go on from. */
    boolean isOpen();
}
