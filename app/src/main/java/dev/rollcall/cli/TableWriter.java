package dev.rollcall.cli;

import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Aligned columns for people, and a line that sums up. */
final class TableWriter implements MatrixWriter {
    private static final int WIDEST_NAME = 48;
    private static final int WIDEST_CELL = 34;
    private static final String GAP = "  ";

    private final Map<Integer, List<Cell>> rows = new ConcurrentSkipListMap<>();
    private final PrintStream out;
    private final boolean colours;

    TableWriter(Surroundings surroundings) {
        out = surroundings.out();
        colours = surroundings.colours();
    }

    /** Text of a cell, and how bad it is. */
    private record Cell(String text, Status status) {}

    @Override
    public void add(int place, Row row) {
        rows.put(place, cells(row));
    }

    @Override
    public void end(Tally tally) {
        Collection<List<Cell>> lines = rows.values();
        List<String> titles = new ArrayList<>(List.of("Host"));
        for (Check check : Check.values()) {
            titles.add(check.title());
        }
        int[] widths = widths(titles, lines);
        if (!lines.isEmpty()) {
            StringBuilder header = new StringBuilder();
            for (int column = 0; column < titles.size(); column++) {
                header.append(padded(titles.get(column).toUpperCase(Locale.ROOT), widths[column]))
                        .append(GAP);
            }
            out.println(header.toString().stripTrailing());
        }
        lines.forEach(line -> out.println(line(line, widths)));
        out.println(summary(tally.counts(), tally.unchecked()));
        out.flush();
    }

    private static List<Cell> cells(Row row) {
        Status own = row.verdict().map(verdict -> verdict.status()).orElse(Status.SKIPPED);
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(
                glyph(own) + " " + PlainText.cut(PlainText.line(row.host().label()), WIDEST_NAME), own));
        for (Check check : Check.values()) {
            cells.add(row.finding(check).map(TableWriter::cell).orElse(new Cell("", Status.SKIPPED)));
        }
        return List.copyOf(cells);
    }

    private static Cell cell(Finding finding) {
        String words = finding.summary().isBlank() ? finding.code() : finding.summary();
        String text = glyph(finding.status()) + " " + PlainText.cut(PlainText.line(words), WIDEST_CELL);
        return new Cell(text, finding.status());
    }

    private static String glyph(Status status) {
        return switch (status) {
            case OK -> "●";
            case WARN -> "▲";
            case FAIL -> "■";
            case UNKNOWN -> "○";
            case SKIPPED -> "·";
        };
    }

    private static int[] widths(List<String> titles, Collection<List<Cell>> lines) {
        int[] widths = titles.stream().mapToInt(String::length).toArray();
        for (List<Cell> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(widths[column], line.get(column).text().length());
            }
        }
        return widths;
    }

    private String line(List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = cells.get(column);
            boolean last = column == widths.length - 1;
            String text = last ? cell.text() : padded(cell.text(), widths[column]) + GAP;
            line.append(colours ? coloured(text, cell.status()) : text);
        }
        return line.toString();
    }

    private static String coloured(String text, Status status) {
        String colour = switch (status) {
            case OK -> "32";
            case WARN -> "33";
            case FAIL -> "31";
            case UNKNOWN, SKIPPED -> "90";
        };
        // The mark alone for what is well: a table all in green shows nothing.
        int end = status == Status.OK ? 1 : text.length();
        return "\u001B[" + colour + "m" + text.substring(0, end) + "\u001B[0m" + text.substring(end);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String summary(Counts counts, int unchecked) {
        List<String> parts = new ArrayList<>();
        add(parts, counts.healthy(), "healthy");
        add(parts, counts.warning(), "with warnings");
        add(parts, counts.failing(), "failing");
        add(parts, counts.unreachable(), "unreachable");
        add(parts, counts.unknown(), "unknown");
        add(parts, counts.unchecked() + unchecked, "not checked");
        int total = counts.total() + unchecked;
        return total + (total == 1 ? " host" : " hosts") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
