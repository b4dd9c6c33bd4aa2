package dev.rollcall.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the facts of a finding in the order to show them, leaving out what is not known. */
final class Facts {
    private final Map<String, Object> facts = new LinkedHashMap<>();

    Facts put(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    Facts putText(String name, String text) {
        return text.isEmpty() ? this : put(name, text);
    }

    Facts putKnown(String name, Optional<? extends Object> value) {
        value.ifPresent(known -> put(name, known));
        return this;
    }

    Facts putSome(String name, Collection<?> values) {
        return values.isEmpty() ? this : put(name, values);
    }

    Facts putMap(String name, Map<String, String> values) {
        return values.isEmpty() ? this : put(name, new TreeMap<>(values));
    }

    Map<String, Object> all() {
        return facts;
    }
}
