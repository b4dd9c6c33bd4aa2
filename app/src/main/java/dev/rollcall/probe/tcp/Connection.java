package dev.rollcall.probe.tcp;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.probe.tcp.ConnectionFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

/**
 * One TCP connection. Made for virtual threads: there every operation ends at once when the thread is interrupted, and
 * closes the socket.
 */
public final class Connection implements AutoCloseable {
    private final Socket socket;
    private final Duration timeout;
    private final Deadline deadline;
    private final InputStream input;
    private final OutputStream output;
    private Deadline answerBy;

    private Connection(Socket socket, Duration timeout, Deadline deadline) throws IOException {
        this.socket = socket;
        this.timeout = timeout;
        this.deadline = deadline;
        this.answerBy = deadline.within(timeout);
        this.input = socket.getInputStream();
        this.output = socket.getOutputStream();
    }

    /** @param timeout the longest that the connect may take, and the longest for each answer after it */
    public static Connection open(InetSocketAddress to, Duration timeout, Deadline deadline)
            throws ConnectionFault, InterruptedException {
        stopIfInterrupted();
        // Straight there: a SOCKS proxy would see the host, not we, and asking whether there is one costs much.
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            if (deadline.passed()) {
                throw deadlinePassed();
            }
            socket.connect(to, deadline.within(timeout).leftMillis());
            socket.setTcpNoDelay(true);
            return new Connection(socket, timeout, deadline);
        } catch (IOException failure) {
            close(socket);
            stopIfInterrupted();
            throw ownDeadlineFirst(Faults.ofConnect(failure, to.getAddress()), deadline);
        } catch (ConnectionFault fault) {
            close(socket);
            throw fault;
        }
    }

    /** Sends, and starts the clock for the answer. */
    public void send(byte[] bytes, int offset, int length) throws ConnectionFault, InterruptedException {
        stopIfInterrupted();
        answerBy = deadline.within(timeout);
        try {
            output.write(bytes, offset, length);
        } catch (IOException failure) {
            stopIfInterrupted();
            throw Faults.ofExchange(failure);
        }
    }

    /** Waits for at least one byte; -1 where the peer has closed. However it trickles, the answer has one time limit. */
    public int receive(byte[] into, int offset, int length) throws ConnectionFault, InterruptedException {
        stopIfInterrupted();
        try {
            if (answerBy.passed()) {
                throw new ConnectionFault(Kind.TIMED_OUT, "answer not complete in time");
            }
            socket.setSoTimeout(answerBy.leftMillis());
            return input.read(into, offset, length);
        } catch (IOException failure) {
            stopIfInterrupted();
            throw ownDeadlineFirst(Faults.ofExchange(failure), deadline);
        } catch (ConnectionFault late) {
            throw ownDeadlineFirst(late, deadline);
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private static ConnectionFault ownDeadlineFirst(ConnectionFault fault, Deadline deadline) {
        return fault.timedOut() && deadline.passed() ? deadlinePassed() : fault;
    }

    private static ConnectionFault deadlinePassed() {
        return new ConnectionFault(Kind.DEADLINE, "the host's deadline has passed");
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be lost: all that was wanted has been read.
        }
    }
}
