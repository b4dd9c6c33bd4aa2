package dev.rollcall.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A way to log on to a host.
 *
 * @param port where it is offered, 1 to 65535
 */
public record Way(Protocol protocol, int port) {
    /** Those that are tried unless somebody says otherwise, the better ones first. */
    public static final List<Way> USUAL =
            Arrays.stream(Protocol.values()).map(Way::usual).toList();

    private static final int MOST = 8;

    public Way {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /** Behind the port that is usual for it. */
    public static Way usual(Protocol protocol) {
        return new Way(protocol, protocol.port());
    }

    /**
     * Reads what people write: {@code winrm-https, ssh:2222}; the better ones first, each once.
     *
     * @throws InputException whose message is the reason alone
     */
    public static List<Way> list(String text) throws InputException {
        List<Way> ways = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Way way = of(part.strip().toLowerCase(Locale.ROOT));
            if (!ways.contains(way)) {
                ways.add(way);
            }
        }
        if (ways.size() > MOST) {
            throw new InputException("more than " + MOST + " ways into a host are too many");
        }
        return ways;
    }

    private static Way of(String text) throws InputException {
        String[] words = text.split(":", 2);
        Protocol protocol = Protocol.ofKey(words[0])
                .orElseThrow(() -> new InputException("there is no way \"" + shown(words[0]) + "\" into a host: use "
                        + Arrays.stream(Protocol.values()).map(Protocol::key).collect(Collectors.joining(", "))));
        return words.length == 1 ? usual(protocol) : new Way(protocol, port(words[1]));
    }

    static int port(String digits) throws InputException {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw new InputException("port \"" + shown(digits) + "\" is not between 1 and 65535");
        }
        return port;
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    /** As {@link #list} reads it: the port only where it is not the usual one. */
    @Override
    public String toString() {
        return protocol.key() + (port == protocol.port() ? "" : ":" + port);
    }
}
