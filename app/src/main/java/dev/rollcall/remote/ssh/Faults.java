package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.VaultLockedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** What goes wrong in SSH, in words; what a host says in it is cleaned and cut. */
final class Faults {
    private Faults() {}

    static RemoteException ofConnect(IOException failure, int port) {
        String message = message(failure).toLowerCase(Locale.ROOT);
        if (failure instanceof SocketTimeoutException || message.contains("timed out")) {
            return new RemoteException(
                    Problem.NOT_REACHED, "nothing answers at port " + port + ": filtered, or the host is off", failure);
        }
        if (failure instanceof ConnectException && message.contains("refused")) {
            return new RemoteException(Problem.REFUSED, "connection refused: no SSH server at port " + port, failure);
        }
        if (failure instanceof NoRouteToHostException || message.contains("unreachable")) {
            return new RemoteException(Problem.NOT_REACHED, "no way to port " + port + ": " + message, failure);
        }
        return new RemoteException(Problem.NOT_REACHED, "port " + port + " can't be reached: " + message, failure);
    }

    /** From a jump host on (RFC 4254 section 5.1); OpenSSH says in words what its own connect said. */
    static RemoteException ofTunnel(Exception failure, int port, Deadline deadline) {
        if (failure instanceof OpenFailException) {
            String words = HostText.of(message(failure));
            Problem problem =
                    words.toLowerCase(Locale.ROOT).contains("refused") ? Problem.REFUSED : Problem.NOT_REACHED;
            return new RemoteException(problem, "the jump host can't connect to port " + port + ": " + words, failure);
        }
        return of(failure, "while the jump host connected", deadline);
    }

    /** @param during what was being done, as in "while it exchanged keys" */
    static RemoteException of(Exception failure, String during, Deadline deadline) {
        Optional<VaultLockedException> locked = find(failure, VaultLockedException.class);
        if (locked.isPresent()) {
            return RemoteException.of(locked.get());
        }
        if (deadline.passed() || find(failure, TimeoutException.class).isPresent()) {
            return new RemoteException(Problem.TIMED_OUT, "no answer in time " + during, failure);
        }
        Optional<IdentificationStream.NotSshException> notSsh =
                find(failure, IdentificationStream.NotSshException.class);
        if (notSsh.isPresent()) {
            return new RemoteException(Problem.REFUSED, message(notSsh.get()), failure);
        }
        String words = message(failure);
        if (words.contains("Unable to reach a settlement")) {
            return new RemoteException(Problem.FAILED, noCommonAlgorithm(words), failure);
        }
        return new RemoteException(Problem.FAILED, "failed " + during + ": " + HostText.of(plain(words)), failure);
    }

    /** sshj says: Unable to reach a settlement of KIND: [ours] and [theirs]. */
    private static String noCommonAlgorithm(String words) {
        int of = words.indexOf("of ");
        int colon = words.indexOf(':', of);
        int theirs = words.lastIndexOf('[');
        if (of < 0 || colon < 0 || theirs < colon) {
            return "refused algorithm: the host and this program have none in common";
        }
        String kind = words.substring(of + 3, colon).replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return "refused algorithm: as " + named(kind.toLowerCase(Locale.ROOT)) + " the host offers only "
                + HostText.of(words.substring(theirs).replaceAll("[\\[\\]]", ""), 200)
                + ": allow a newer one in its sshd_config";
    }

    /** As people and sshd_config call it, not the library. */
    private static String named(String kind) {
        if (kind.contains("cipher")) {
            return "cipher";
        }
        if (kind.contains("mac")) {
            return "MAC";
        }
        return kind.contains("key exchange") ? "key exchange" : kind.contains("host key") ? "host key" : kind;
    }

    private static String plain(String words) {
        return switch (words) {
            case "Broken transport; encountered EOF", "Disconnected" -> "the host ended the connection";
            case "Socket closed", "Not connected", "Socket is closed" -> "the connection broke";
            default -> words;
        };
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
