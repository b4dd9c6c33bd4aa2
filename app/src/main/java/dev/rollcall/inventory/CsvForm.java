package dev.rollcall.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a table is written.
 *
 * @param columns what each holds
 * @param headings as written; empty without a heading line
 */
record CsvForm(char separator, List<Column> columns, List<String> headings) {
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');

    CsvForm {
        columns = List.copyOf(columns);
        headings = List.copyOf(headings);
    }

    /** What to show of a row that can't be used: never a secret. */
    String shown(CsvRows.Row row) {
        if (!columns.contains(Column.SECRET)) {
            return row.text();
        }
        List<String> fields = row.fields().orElse(List.of());
        return IntStream.range(0, Math.min(fields.size(), columns.size()))
                .filter(index -> columns.get(index).namesHost())
                .mapToObj(fields::get)
                .collect(Collectors.joining(" "));
    }

    /** Whether a row has more than its heading, and not only empty ones as spreadsheets write them. */
    boolean tooMany(List<String> fields) {
        return !headings.isEmpty() && fields.stream().skip(headings.size()).anyMatch(field -> !field.isBlank());
    }

    /** Whether line breaks are only where people write them. */
    boolean plausible(List<String> fields) {
        for (int index = 0; index < Math.min(fields.size(), columns.size()); index++) {
            boolean free = columns.get(index) == Column.NOTES || columns.get(index) == Column.UNKNOWN;
            if (!free && fields.get(index).indexOf('\n') >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Empty where the source is no table. */
    static Optional<CsvForm> of(ImportSource source) {
        Optional<String> first = source.lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst();
        return first.flatMap(line -> headed(line).or(() -> bare(source.name(), line)));
    }

    /** Whether no column can be the one that names the host. */
    boolean namesNoHost() {
        return columns.stream().noneMatch(Column::namesHost);
    }

    private static Optional<CsvForm> headed(String line) {
        Optional<CsvForm> best = Optional.empty();
        for (char separator : SEPARATORS) {
            List<String> headings = new CsvRows(separator).fields(line).orElse(List.of());
            List<Column> columns = headings.stream().map(Column::of).toList();
            boolean telling = columns.stream().anyMatch(Column::namesHost)
                    || (columns.size() > 1
                            && columns.stream().anyMatch(column -> column != Column.UNKNOWN)
                            && headings.stream().noneMatch(CsvForm::looksLikeData));
            boolean better = telling
                    && headings.size() > best.map(form -> form.columns.size()).orElse(0);
            if (better) {
                best = Optional.of(new CsvForm(separator, columns, headings));
            }
        }
        return best;
    }

    /** Without headings the columns are told by what the first row holds. */
    private static Optional<CsvForm> bare(String name, String line) {
        boolean calledTable = name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv)");
        for (char separator : SEPARATORS) {
            // In plain lists commas separate hosts, and semicolons begin comments.
            boolean telling = calledTable || separator == '\t' || separator == '|';
            if (telling && line.indexOf(separator) > 0) {
                List<String> fields = new CsvRows(separator).fields(line).orElse(List.of());
                return Optional.of(new CsvForm(separator, guessed(fields), List.of()));
            }
        }
        return Optional.empty();
    }

    private static List<Column> guessed(List<String> fields) {
        if (fields.stream().noneMatch(CsvForm::looksLikeData)) {
            // Words alone: a heading line that has no heading of ours.
            return fields.stream().map(_ -> Column.UNKNOWN).toList();
        }
        List<Column> columns = new ArrayList<>();
        for (String field : fields) {
            Column guess = Column.UNKNOWN;
            if (columns.isEmpty()) {
                guess = Column.HOST;
            } else if (AddressText.read(field).isPresent() && !columns.contains(Column.ADDRESS)) {
                guess = Column.ADDRESS;
            } else if (Numbers.within(field, 1, 65535).isPresent() && !columns.contains(Column.PORT)) {
                guess = Column.PORT;
            }
            columns.add(guess);
        }
        return columns;
    }

    /** An address, a name with a domain, or something with a number in it. */
    private static boolean looksLikeData(String field) {
        return field.indexOf('.') > 0
                || field.indexOf(':') >= 0
                || field.chars().anyMatch(Character::isDigit);
    }
}
