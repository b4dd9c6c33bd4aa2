package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was said of a fix's parameters, checked, with the usual where nothing was.
 *
 * @param values text, {@link Long}, {@link Boolean} or, for a file, its {@link Path}, by key, in the order of the fix's sheet
 */
public record FixSettings(Map<String, Object> values) {
    private static final int LARGEST_FILE = 100_000;

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

    /**
     * As scripts get it: for a file, what it holds now. May be secret.
     *
     * @throws InputException where a file can't be read, is too long, or is no text
     */
    public Map<String, Object> told() throws InputException {
        Map<String, Object> told = new LinkedHashMap<>(values);
        for (Map.Entry<String, Object> value : told.entrySet()) {
            if (value.getValue() instanceof Path file) {
                value.setValue(content(value.getKey(), file));
            }
        }
        return told;
    }

    /** What can be told without looking into files. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>(values);
        plain.values().removeIf(Path.class::isInstance);
        return plain;
    }

    /** The same without some of them. */
    public FixSettings without(Set<String> keys) {
        Map<String, Object> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(keys);
        return new FixSettings(rest);
    }

    private static String content(String key, Path file) throws InputException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new InputException(key + "=" + file + " is larger than " + LARGEST_FILE + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InputException(
                    key + "=" + file + " is no text: a certificate or key must be PEM, a script UTF-8");
        } catch (NoSuchFileException _) {
            throw new InputException(key + "=" + file + ": there is no such file");
        } catch (IOException _) {
            throw new InputException(key + "=" + file + " can't be read: see whether you may");
        }
    }

    private static String unknown(FixSheet sheet, String key) {
        String known = sheet.parameters().stream().map(FixParameter::key).collect(Collectors.joining(", "));
        return sheet.id() + " has no parameter " + key + (known.isEmpty() ? ": it has none" : "; it has " + known);
    }

    public Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Path> file(String key) {
        return values.get(key) instanceof Path file ? Optional.of(file) : Optional.empty();
    }

    public Optional<Long> number(String key) {
        return values.get(key) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Whether a flag is set; false where nothing was said. */
    public boolean flag(String key) {
        return values.get(key) instanceof Boolean set && set;
    }
}
