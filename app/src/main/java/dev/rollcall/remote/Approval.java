package dev.rollcall.remote;

import java.time.Instant;
import java.util.Optional;

/**
 * A key or certificate that somebody has approved for a host.
 *
 * @param host as the file has it: {@code name}, {@code [name]:port}, patterns, or a hash
 * @param algorithm of an SSH key; {@code certificate} for the other sort
 * @param since when it was approved, as far as the file tells
 */
public record Approval(
        HostIdentity.Kind kind, String host, String algorithm, String fingerprint, Optional<Instant> since) {}
