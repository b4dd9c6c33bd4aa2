package dev.rollcall.probe.inside;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An object of a script's document. What is not there, or is something else than it should be, is absent; lengths are bounded. */
record Fields(JsonNode tree) {
    private static final int LONGEST_TEXT = 300;

    /** Control characters, other ends of lines, and what turns the direction of the text around it. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    Fields object(String key) {
        return new Fields(tree.path(key));
    }

    /** One line, without control characters; empty where there is none. */
    String text(String key) {
        JsonNode value = tree.path(key);
        return value.isTextual() || value.isNumber() ? line(value.asText()) : "";
    }

    /** As it is, at most so many characters. */
    String block(String key, int most) {
        String text = tree.path(key).asText("");
        return text.length() <= most ? text : "";
    }

    private static String line(String text) {
        String clean = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        if (clean.length() <= LONGEST_TEXT) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return clean.substring(0, end) + "…";
    }

    Optional<Boolean> truth(String key) {
        JsonNode value = tree.path(key);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    Optional<Integer> number(String key) {
        JsonNode value = tree.path(key);
        return value.isIntegralNumber() && value.canConvertToInt() ? Optional.of(value.intValue()) : Optional.empty();
    }

    Optional<Long> large(String key) {
        JsonNode value = tree.path(key);
        return value.isIntegralNumber() && value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
    }

    /** Seconds since 1970, or text in the form of ISO 8601. */
    Optional<Instant> time(String key) {
        JsonNode value = tree.path(key);
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Optional.of(Instant.ofEpochSecond(value.longValue())).filter(Fields::sane);
            }
            return value.isTextual()
                    ? Optional.of(Instant.parse(value.textValue())).filter(Fields::sane)
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Within what ISO 8601 writes with four digits. */
    private static boolean sane(Instant time) {
        return time.getEpochSecond() > 0 && time.getEpochSecond() < 253_402_300_800L;
    }

    /** The objects of a list; a lone object counts as a list of one. */
    List<Fields> list(String key, int most) {
        JsonNode value = tree.path(key);
        if (value.isObject()) {
            return List.of(new Fields(value));
        }
        List<Fields> list = new ArrayList<>();
        for (JsonNode each : value) {
            if (each.isObject() && list.size() < most) {
                list.add(new Fields(each));
            }
        }
        return list;
    }

    List<String> texts(String key, int most) {
        JsonNode value = tree.path(key);
        if (value.isTextual()) {
            return List.of(line(value.textValue()));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (each.isTextual() && texts.size() < most) {
                texts.add(line(each.textValue()));
            }
        }
        return texts;
    }

    Map<String, String> map(String key, int most) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.path(key).properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull() && map.size() < most) {
                map.put(line(entry.getKey()), line(entry.getValue().asText()));
            }
        }
        return map;
    }
}
