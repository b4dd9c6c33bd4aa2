package dev.rollcall.ui.detail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a check from outside and from inside, those that are about the same thing in pairs.
 *
 * @param both by the outside's name
 */
record Beside(Map<String, Pair> both, Map<String, Object> outside, Map<String, Object> inside) {
    /** What the inside calls by another name than the outside. */
    private static final Map<String, String> SAME = Map.of("sha1", "bound", "selected", "security_layer");

    record Pair(Object outside, Object inside) {}

    /** @param facts of a finding, where those from inside are a map named {@code inside} */
    static Beside of(Map<String, Object> facts) {
        Map<String, Object> inside = new LinkedHashMap<>();
        if (facts.get("inside") instanceof Map<?, ?> known) {
            known.forEach((key, value) -> inside.put(String.valueOf(key), value));
        }
        Map<String, Object> outside = new LinkedHashMap<>(facts);
        outside.remove("inside");
        Map<String, Pair> both = new LinkedHashMap<>();
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            String other = SAME.getOrDefault(fact.getKey(), fact.getKey());
            Optional<Object> value = Optional.ofNullable(inside.get(other));
            // "key" is a size from outside and a place from inside.
            if (outside.containsKey(fact.getKey()) && value.isPresent() && !other.equals("key")) {
                both.put(fact.getKey(), new Pair(fact.getValue(), value.get()));
                outside.remove(fact.getKey());
                inside.remove(other);
            }
        }
        return new Beside(both, outside, inside);
    }
}
