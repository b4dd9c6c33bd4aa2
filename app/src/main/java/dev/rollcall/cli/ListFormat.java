package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.matrix.MatrixCsv;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what form a list of things is printed; each is a text, a number, a list of texts, or nothing, under each heading. */
enum ListFormat {
    TABLE {
        @Override
        void print(PrintStream out, List<String> headings, List<List<@Nullable Object>> things) {
            int[] widths = headings.stream().mapToInt(String::length).toArray();
            List<List<String>> lines = things.stream().map(ListFormat::texts).toList();
            for (List<String> line : lines) {
                for (int column = 0; column < widths.length; column++) {
                    widths[column] = Math.max(widths[column], line.get(column).length());
                }
            }
            if (!lines.isEmpty()) {
                out.println(aligned(
                        headings.stream()
                                .map(heading -> heading.replace('_', ' ').toUpperCase(Locale.ROOT))
                                .toList(),
                        widths));
            }
            lines.forEach(line -> out.println(aligned(line, widths)));
        }
    },
    CSV {
        @Override
        void print(PrintStream out, List<String> headings, List<List<@Nullable Object>> things) {
            out.print(CsvWriter.line(headings));
            for (List<@Nullable Object> thing : things) {
                out.print(CsvWriter.line(
                        texts(thing).stream().map(MatrixCsv::harmless).toList()));
            }
        }
    },
    JSON {
        @Override
        void print(PrintStream out, List<String> headings, List<List<@Nullable Object>> things)
                throws JsonProcessingException {
            JsonMapper json = JsonMapper.builder().build();
            String before = "[\n";
            for (List<@Nullable Object> thing : things) {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                for (int column = 0; column < headings.size(); column++) {
                    object.put(headings.get(column), thing.get(column));
                }
                out.print(before + json.writeValueAsString(object));
                before = ",\n";
            }
            out.println(things.isEmpty() ? "[]" : "\n]");
        }
    };

    /** @param headings as JSON has them, such as {@code last_status} */
    abstract void print(PrintStream out, List<String> headings, List<List<@Nullable Object>> things)
            throws JsonProcessingException;

    /** A row of things, of which some may be nothing. */
    static List<@Nullable Object> row(@Nullable Object... things) {
        return Arrays.asList(things);
    }

    private static List<String> texts(List<@Nullable Object> thing) {
        return thing.stream().map(ListFormat::text).toList();
    }

    private static String text(@Nullable Object thing) {
        if (thing instanceof List<?> several) {
            return PlainText.line(
                    String.join(",", several.stream().map(String::valueOf).toList()));
        }
        return thing == null ? "" : PlainText.line(thing.toString());
    }

    private static String aligned(List<String> texts, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = texts.get(column);
            line.append(text).append(" ".repeat(widths[column] - text.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
