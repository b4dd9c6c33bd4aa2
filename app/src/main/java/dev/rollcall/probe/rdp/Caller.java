package dev.rollcall.probe.rdp;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What all calls to one address have in common.
 *
 * @param serverName for TLS; empty for an address
 * @param timeout one TCP connect, or one answer
 */
public record Caller(
        InetSocketAddress to,
        Optional<String> serverName,
        String cookie,
        Duration timeout,
        Deadline deadline,
        InstantSource clock,
        Tools tools) {

    /** What all visits share. */
    public record Tools(TlsEngines engines, CertificateReader certificates) {}
}
