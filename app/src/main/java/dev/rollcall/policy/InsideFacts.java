package dev.rollcall.policy;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateInside.Stored;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.NlaInside;
import java.util.List;
import java.util.Map;

/** The facts of the inside halves, under the names of the JSON form. */
final class InsideFacts {
    private InsideFacts() {}

    static Map<String, Object> of(ListenerInside seen) {
        return new Facts()
                .putKnown("port", seen.port())
                .putKnown("listening", seen.listening())
                .putText("owner", seen.owner())
                .putKnown("owned_by_server", seen.ownedByServer())
                .putKnown("accepting", seen.accepting())
                .putMap("missing", seen.missing())
                .all();
    }

    static Map<String, Object> of(NlaInside seen) {
        return new Facts()
                .putKnown("required", seen.required())
                .putText("security_layer", seen.securityLayer())
                .putText("encryption_level", seen.encryptionLevel())
                .putMap("set_by", seen.setBy())
                .putMap("missing", seen.missing())
                .all();
    }

    /** @param wire SHA-1 thumbprints of what was shown from outside; empty where nothing was */
    static Map<String, Object> of(CertificateInside seen, List<String> wire) {
        Facts facts = new Facts().putText("bound", seen.bound()).putText("binding", seen.binding());
        facts.putKnown("key_readable", seen.key().readable())
                .putText("key", seen.key().place())
                .putText("key_problem", seen.key().problem())
                .put("stored", seen.stored().stream().map(InsideFacts::stored).toList());
        if (!seen.bound().isEmpty()) {
            facts.put(
                    "bound_is_stored",
                    seen.stored().stream().anyMatch(each -> each.sha1().equals(seen.bound())));
        }
        if (!wire.isEmpty() && !(seen.bound().isEmpty() && seen.stored().isEmpty())) {
            facts.put("shown_is_bound", wire.stream().allMatch(shown -> shown(seen, shown)));
        }
        return facts.putMap("missing", seen.missing()).all();
    }

    private static boolean shown(CertificateInside seen, String shown) {
        return seen.bound().isEmpty()
                ? seen.stored().stream().anyMatch(each -> each.sha1().equals(shown))
                : seen.bound().equals(shown);
    }

    private static Map<String, Object> stored(Stored stored) {
        return new Facts()
                .put("place", stored.place())
                .putText("sha1", stored.sha1())
                .putText("sha256", stored.sha256())
                .putText("subject", stored.subject())
                .putKnown("not_before", stored.notBefore().map(Object::toString))
                .putKnown("not_after", stored.notAfter().map(Object::toString))
                .putKnown("has_key", stored.hasKey())
                .all();
    }
}
