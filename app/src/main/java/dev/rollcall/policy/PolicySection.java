package dev.rollcall.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One table of a policy file.
 *
 * @param path of the table with a final dot; empty for the file itself
 */
record PolicySection(String file, String path, JsonNode tree) {
    private static final int MOST_TEXTS = 1000;

    PolicySection section(String key) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return new PolicySection(file, path + key + ".", JsonNodeFactory.instance.objectNode());
        }
        if (!value.isObject()) {
            throw wrong(key, "should be a table: write [" + path + key + "]");
        }
        return new PolicySection(file, path + key + ".", value);
    }

    void knowOnly(Set<String> keys) throws InputException {
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw wrong(name, "is no key of a policy; there are " + String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    boolean truth(String key, boolean usual) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isBoolean()) {
            throw wrong(key, "should be true or false");
        }
        return value.booleanValue();
    }

    int number(String key, int usual, int least, int most) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw wrong(key, "should be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    List<Integer> numbers(String key, List<Integer> usual, int least, int most, int atMost) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode element : value) {
            if (element.isIntegralNumber()
                    && element.canConvertToInt()
                    && element.intValue() >= least
                    && element.intValue() <= most) {
                numbers.add(element.intValue());
            }
        }
        if (!value.isArray() || numbers.size() != value.size() || numbers.size() > atMost) {
            throw wrong(key, "should be a list of whole numbers from " + least + " to " + most + ", at most " + atMost);
        }
        return numbers.stream().distinct().toList();
    }

    String text(String key, String usual) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isTextual()) {
            throw wrong(key, "should be a text in quotes");
        }
        return value.textValue();
    }

    List<String> texts(String key, List<String> usual) throws InputException {
        JsonNode value = tree.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (element.isTextual() && !element.textValue().isBlank()) {
                texts.add(element.textValue());
            }
        }
        if (!value.isArray() || texts.size() != value.size() || texts.size() > MOST_TEXTS) {
            throw wrong(key, "should be a list of texts, [\"…\", \"…\"], at most " + MOST_TEXTS);
        }
        return texts;
    }

    InputException wrong(String key, String what) {
        return new InputException(file + ": " + path + key + " " + what);
    }
}
