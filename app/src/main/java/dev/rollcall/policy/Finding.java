package dev.rollcall.policy;

import dev.rollcall.observation.Check;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cell of the matrix: a check of one host, judged.
 *
 * @param code the worst of what applies, as {@code contract} names it, e.g. {@code expired}
 * @param summary a few words for a person, e.g. {@code expired 12 d ago}
 * @param codes all codes that apply, worst first; {@code code} is the first
 * @param facts what was seen, with the JSON names, in the order to show it: text, numbers, booleans, lists and maps of these
 */
public record Finding(
        Check check,
        Status status,
        String code,
        String summary,
        Duration took,
        List<String> codes,
        Map<String, Object> facts) {
    public Finding {
        codes = List.copyOf(codes);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** A fact that is text; empty where it was not seen, or is something else. */
    public Optional<String> text(String fact) {
        return facts.get(fact) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
