package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Causes;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words that a field of a query takes, with what they mean. */
final class Vocabulary {
    /** Short for the two ways of being turned away. */
    static final String DENIED = "denied";

    /** A host without a gateway. */
    static final String NONE = "none";

    private static final Causes CAUSES = Causes.standard();

    private Vocabulary() {}

    /** Empty for fields that take any text. */
    static Map<String, String> of(Field field) {
        return switch (field) {
            case IS -> standings();
            case DNS, PORT, NLA, CERT, SESSION, ACCESS, SERVICE, FIREWALL, POLICY, LINK ->
                field.check().map(Vocabulary::codes).orElse(Map.of());
            case GATEWAY -> gateways();
            case CAUSE -> causes();
            case HOST, SITE, TAG, OS, ADDRESS, NOTES, CHANGED, CHECKED -> Map.of();
            case BEHIND, SUBNET, DOMAIN, ISSUER, TEMPLATE, BUILD, RESOLVER, MISLED -> Map.of();
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
    static Map<String, String> codes(Check check) {
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

    /** Beside any name. */
    private static Map<String, String> gateways() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(NONE, "Behind no gateway");
        words.putAll(Field.GATEWAY.check().map(Vocabulary::codes).orElse(Map.of()));
        return words;
    }

    private static Map<String, String> causes() {
        Map<String, String> words = new LinkedHashMap<>();
        CAUSES.all().forEach(cause -> words.put(cause.id(), cause.sheet().title()));
        return words;
    }
}
