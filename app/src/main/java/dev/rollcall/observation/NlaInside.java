package dev.rollcall.observation;

import java.util.Map;
import java.util.Optional;

/**
 * Which security the host is configured to ask for.
 *
 * @param required whether network level authentication is
 * @param securityLayer {@code rdp}, {@code negotiate} or {@code tls}, as the host has it; empty where not known
 * @param encryptionLevel of standard RDP security, as the host writes it; empty where not known
 * @param setBy for each of {@code required}, {@code security_layer}, {@code encryption_level}: {@code policy}, {@code local},
 *     {@code default}, or the file that says it
 */
public record NlaInside(
        Optional<Boolean> required,
        String securityLayer,
        String encryptionLevel,
        Map<String, String> setBy,
        Map<String, String> missing)
        implements InsideHalf {
    public NlaInside {
        setBy = Map.copyOf(setBy);
        missing = Map.copyOf(missing);
    }
}
