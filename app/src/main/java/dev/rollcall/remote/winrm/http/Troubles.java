package dev.rollcall.remote.winrm.http;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/** What became of a connection, in words. An interrupt shows as a closed socket: then it is the interrupt that is passed on. */
final class Troubles {
    private final RemoteTarget target;

    Troubles(RemoteTarget target) {
        this.target = target;
    }

    RemoteException connecting(IOException problem) throws InterruptedException {
        interrupted();
        return switch (problem) {
            case SocketTimeoutException e ->
                new RemoteException(Problem.NOT_REACHED, "Port " + port() + " does not answer", e);
            case ConnectException e -> new RemoteException(Problem.REFUSED, "Nothing listens on port " + port(), e);
            default -> new RemoteException(Problem.NOT_REACHED, "The host can't be reached on port " + port(), problem);
        };
    }

    RemoteException securing(SSLException problem, boolean late) throws InterruptedException {
        interrupted();
        if (late) {
            return timedOut();
        }
        return new RemoteException(
                Problem.REFUSED, "Port " + port() + " speaks no TLS that we can: 1.2 or 1.3 is needed", problem);
    }

    RemoteException talking(IOException problem, boolean late) throws InterruptedException {
        interrupted();
        if (late) {
            return timedOut();
        }
        return new RemoteException(Problem.FAILED, "The host ended the connection in the middle", problem);
    }

    private static RemoteException timedOut() {
        return new RemoteException(Problem.TIMED_OUT, "The host did not answer in time");
    }

    private int port() {
        return target.address().getPort();
    }

    private static void interrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
