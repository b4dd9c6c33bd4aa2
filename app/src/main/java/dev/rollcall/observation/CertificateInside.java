package dev.rollcall.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate that the host is configured to show, against what it keeps.
 *
 * @param bound SHA-1 thumbprint of the one the listener is bound to, lower-case hex; empty where none is or it is not known
 * @param binding {@code self-signed}, {@code policy}, {@code custom}, {@code none}, {@code file}
 * @param stored those the host keeps for it
 * @param key whether the RDP server can read the private key of the one it shows
 */
public record CertificateInside(
        String bound, String binding, List<Stored> stored, PrivateKey key, Map<String, String> missing)
        implements InsideHalf {
    public CertificateInside {
        stored = List.copyOf(stored);
        missing = Map.copyOf(missing);
    }

    /**
     * One that is kept.
     *
     * @param place store or file
     * @param sha1 lower-case hex, as is {@code sha256}, which is empty where the host did not tell it
     */
    public record Stored(
            String place,
            String sha1,
            String sha256,
            String subject,
            Optional<Instant> notBefore,
            Optional<Instant> notAfter,
            Optional<Boolean> hasKey) {}

    /** @param place file or container; {@code problem} why it can't be read, in a few words; empty where it can */
    public record PrivateKey(Optional<Boolean> readable, String place, String problem) {}
}
