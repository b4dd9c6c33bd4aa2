package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that a field of a query takes, with what they mean; also those of checks that are promised, but not built. */
final class Vocabulary {
    private static final List<String> SESSION = List.of(
            "sessions idle stuck full listener-down no-credential access-denied not-reached timed-out".split(" "));
    private static final List<String> ACCESS = List.of(
            "granted refused denied credential-refused untrusted no-credential not-reached timed-out".split(" "));
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
            case DNS, PORT, NLA, CERT -> field.check().map(Vocabulary::codes).orElse(Map.of());
            case SESSION -> plain(SESSION);
            case ACCESS -> plain(ACCESS);
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
        return words;
    }

    private static Map<String, String> plain(List<String> keys) {
        Map<String, String> words = new LinkedHashMap<>();
        keys.forEach(key -> words.put(key, ""));
        return words;
    }

    /** The known word that a mistyped one is nearest to, if it is near enough to ask. */
    static Optional<String> nearest(String typed, Iterable<String> known) {
        // No more letters changed than stay.
        int least = Math.min(Math.max(2, typed.length() / 3), typed.length() / 2) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : known) {
            int distance = distance(typed, word);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Levenshtein's, cut off where words differ too much in length to matter. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
