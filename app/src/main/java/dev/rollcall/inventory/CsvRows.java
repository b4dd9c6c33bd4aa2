package dev.rollcall.inventory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Rows of a table, found line by line, so that one forgotten quotation mark can't swallow the rest of the file. */
final class CsvRows {
    private static final int MOST_LINES_A_ROW = 50;

    private final CsvReader.CsvReaderBuilder reader;

    CsvRows(char separator) {
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true);
    }

    /** One row: where it begins, its fields without outer spaces, and what it was; without fields where it can't be read. */
    record Row(int line, Optional<List<String>> fields, String text) {
        boolean blank() {
            return text.isBlank()
                    || fields.filter(row -> row.stream().allMatch(String::isEmpty))
                            .isPresent();
        }
    }

    /** @param plausible whether the fields of a row of several lines can be meant, or a quotation mark was forgotten */
    List<Row> of(List<String> lines, Predicate<List<String>> plausible) {
        List<Row> rows = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int end = end(lines, next);
            Optional<List<String>> fields = end < 0 ? Optional.empty() : fields(lines.subList(next, end));
            if (end > next + 1) {
                fields = fields.filter(plausible);
            }
            rows.add(new Row(next + 1, fields, lines.get(next)));
            // Where a mark was forgotten the first line alone is broken: the next one is a row of its own.
            next = fields.isEmpty() ? next + 1 : end;
        }
        return rows;
    }

    private Optional<List<String>> fields(List<String> lines) {
        return fields(String.join("\n", lines));
    }

    Optional<List<String>> fields(String text) {
        try {
            return Optional.of(reader.ofSingleCsvRecord(text).getFields().stream()
                    .map(String::strip)
                    .toList());
        } catch (CsvParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Where the row that begins at {@code start} ends: after the first line with which its quotation marks are even. */
    private static int end(List<String> lines, int start) {
        long marks = 0;
        int most = Math.min(lines.size(), start + MOST_LINES_A_ROW);
        for (int index = start; index < most; index++) {
            marks += lines.get(index).chars().filter(letter -> letter == '"').count();
            if (marks % 2 == 0) {
                return index + 1;
            }
        }
        return -1;
    }
}
