package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that a field of a query takes, with what they mean; also those of checks that are promised, but not built. */
final class Vocabulary {
    /** Short for the two ways of being turned away. */
    static final String DENIED = "denied";

    private static final List<String> CAUSE = List.of("""
            dns-unresolved dns-wrong-machine host-down filtered-on-path host-firewall rdp-disabled listener-broken \
            service-stopped service-hung port-differs port-taken certificate-expired private-key-unreadable \
            certificate-binding-broken certificate-name-differs certificate-untrusted certificate-weak \
            tls-version-mismatch security-layer-mismatch nla-no-authority credssp-oracle ntlm-restricted \
            user-not-allowed encryption-level connection-limit stuck-sessions licensing logons-disabled gateway broker \
            middlebox attack-load udp-transport half-alive client-side policy-drift third-party-software link-lossy""".split(" "));

    private Vocabulary() {}

    /** Empty for fields that take any text. */
    static Map<String, String> of(Field field) {
        return switch (field) {
            case IS -> standings();
            case DNS, PORT, NLA, CERT, SESSION, ACCESS, SERVICE, FIREWALL, POLICY ->
                field.check().map(Vocabulary::codes).orElse(Map.of());
            case CAUSE -> plain(CAUSE);
            case HOST, SITE, TAG, OS, ADDRESS, NOTES, CHANGED, CHECKED -> Map.of();
        };
    }

    private static Map<String, String> standings() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Standing standing : Standing.values()) {
            words.put(standing.key(), "");
        }
        return words;
    }

    /** The worst come first, as people look for them. */
    private static Map<String, String> codes(Check check) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Code code : Code.values()) {
            if (code.appliesTo(check)) {
                words.put(code.key(), code.status() == Status.SKIPPED ? "" : code.title());
            }
        }
        if (check == Check.ACCESS) {
            words.put(DENIED, "Credential refused, or access denied");
        }
        return words;
    }

    private static Map<String, String> plain(List<String> keys) {
        Map<String, String> words = new LinkedHashMap<>();
        keys.forEach(key -> words.put(key, ""));
        return words;
    }
}
