package dev.rollcall.probe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How the probes look.
 *
 * @param timeout one TCP connect, or one answer
 * @param resolvers name servers to ask, all of them; empty for the operating system's
 * @param cookie the {@code mstshash} that a security team can allow-list
 */
public record ProbeSettings(Duration timeout, List<InetSocketAddress> resolvers, String cookie) {
    public static final ProbeSettings DEFAULT = new ProbeSettings(Duration.ofSeconds(3), List.of(), "rollcall");

    public ProbeSettings {
        resolvers = List.copyOf(resolvers);
    }
}
