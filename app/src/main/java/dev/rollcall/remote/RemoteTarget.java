package dev.rollcall.remote;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Which host is meant, and where it answers.
 *
 * @param name as the inventory says it: for SNI, service principal names and the list of approved keys
 * @param address resolved
 * @param connect how long a connect may take; empty where only the deadline bounds it
 */
public record RemoteTarget(String name, InetSocketAddress address, Optional<Duration> connect) {
    /** With the whole of the deadline to connect. */
    public RemoteTarget(String name, InetSocketAddress address) {
        this(name, address, Optional.empty());
    }
}
