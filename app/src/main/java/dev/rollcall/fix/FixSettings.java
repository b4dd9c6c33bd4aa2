package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was said of a fix's parameters, checked, with the usual where nothing was.
 *
 * @param values text, {@link Long} or {@link Boolean}, by key, in the order of the fix's sheet
 */
public record FixSettings(Map<String, Object> values) {
    public FixSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param said by key
     * @throws InputException where a key is unknown, a value can't be, or one that is needed was not said
     */
    public static FixSettings of(FixSheet sheet, Map<String, String> said) throws InputException {
        for (String key : said.keySet()) {
            if (sheet.parameter(key).isEmpty()) {
                throw new InputException(unknown(sheet, key));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FixParameter parameter : sheet.parameters()) {
            Optional<String> value =
                    Optional.ofNullable(said.get(parameter.key())).or(parameter::usual);
            if (value.isPresent()) {
                values.put(parameter.key(), parameter.read(value.get()));
            } else if (parameter.required()) {
                throw new InputException(sheet.id() + " needs " + parameter.key() + " (" + parameter.meaning()
                        + "): say --set " + parameter.key() + "=…");
            }
        }
        return new FixSettings(values);
    }

    private static String unknown(FixSheet sheet, String key) {
        String known = sheet.parameters().stream().map(FixParameter::key).collect(Collectors.joining(", "));
        return sheet.id() + " has no parameter " + key + (known.isEmpty() ? ": it has none" : "; it has " + known);
    }

    public Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Long> number(String key) {
        return values.get(key) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Whether a flag is set; false where nothing was said. */
    public boolean flag(String key) {
        return values.get(key) instanceof Boolean set && set;
    }
}
