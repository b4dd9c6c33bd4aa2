package dev.rollcall.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Remote Desktop Gateway as the inventory knows it: an entry of its own, that several hosts may share ([MS-TSGU]). Two of the
 * same name and port are the same one.
 *
 * @param name lower-case DNS name in ASCII, or an IP address literal without brackets
 * @param port where it answers over HTTPS, 1 to 65535
 * @param otherNames what people type instead of {@code name}: its certificate has to be made out to these, too
 */
public record Gateway(String name, int port, List<String> otherNames) {
    public static final int DEFAULT_PORT = 443;

    public Gateway {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a gateway needs a name");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
        otherNames = List.copyOf(otherNames);
    }

    public static Gateway named(String name) {
        return new Gateway(name, DEFAULT_PORT, List.of());
    }

    /** Every name that people type for it, its own first. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), otherNames.stream()).distinct().toList();
    }

    /** The name, with {@code :port} where it is not the usual one; IPv6 literals in brackets then. */
    public String label() {
        if (port == DEFAULT_PORT) {
            return name;
        }
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
    }
}
