package dev.rollcall.probe.tcp;

import dev.rollcall.probe.tcp.ConnectionFault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;

/** Reads the operating system's errors, which Java hands on as text (errno names in brackets below). */
final class Faults {
    /** EMFILE, ENFILE, ENOBUFS, ENOMEM. */
    private static final List<String> EXHAUSTED =
            List.of("too many open files", "no buffer space", "cannot allocate memory");

    /** EADDRNOTAVAIL, EADDRINUSE; on Windows also WSAENOBUFS. */
    private static final List<String> NO_PORT = List.of("assign requested address", "address already in use");

    private Faults() {}

    static ConnectionFault ofConnect(IOException failure, InetAddress address) {
        String message = message(failure);
        if (failure instanceof SocketTimeoutException || message.contains("timed out")) {
            return new ConnectionFault(Kind.TIMED_OUT, "no answer to the connection request");
        }
        if (matches(message, EXHAUSTED)) {
            return new ConnectionFault(Kind.LOCAL_LIMIT, message);
        }
        if (matches(message, NO_PORT)) {
            // Without any IPv6 address of its own a computer says the same of every IPv6 destination.
            return address instanceof Inet6Address
                    ? new ConnectionFault(Kind.UNREACHABLE, "no IPv6 address here to connect from")
                    : new ConnectionFault(Kind.LOCAL_LIMIT, "no local port left");
        }
        if (failure instanceof NoRouteToHostException || message.contains("unreachable")) {
            return new ConnectionFault(Kind.UNREACHABLE, message);
        }
        if (failure instanceof ConnectException && message.contains("refused")) {
            return new ConnectionFault(Kind.REFUSED, message);
        }
        // EPIPE: the peer took the connection and ended it before this thread saw that it stood.
        return message.contains("reset") || message.contains("broken pipe")
                ? new ConnectionFault(Kind.RESET, "connection reset")
                : new ConnectionFault(Kind.UNREACHABLE, message);
    }

    static ConnectionFault ofExchange(IOException failure) {
        String message = message(failure);
        if (failure instanceof SocketTimeoutException) {
            return new ConnectionFault(Kind.TIMED_OUT, "no answer");
        }
        if (matches(message, EXHAUSTED)) {
            return new ConnectionFault(Kind.LOCAL_LIMIT, message);
        }
        return new ConnectionFault(Kind.RESET, message.contains("reset") ? "connection reset" : message);
    }

    private static boolean matches(String message, List<String> parts) {
        return parts.stream().anyMatch(message::contains);
    }

    private static String message(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
    }
}
