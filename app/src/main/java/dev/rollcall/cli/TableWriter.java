package dev.rollcall.cli;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.matrix.Counts;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Aligned columns for people, and a line that sums up. */
final class TableWriter implements MatrixWriter {
    private static final String GAP = "  ";

    private final Map<Integer, Line> rows = new ConcurrentSkipListMap<>();
    private final Set<Check> told = ConcurrentHashMap.newKeySet();
    private final FleetNotes notes = new FleetNotes();
    private final Surroundings surroundings;
    private final PrintStream out;
    private final boolean colours;

    TableWriter(Surroundings surroundings) {
        this.surroundings = surroundings;
        out = surroundings.out();
        colours = surroundings.colours();
    }

    /** Text of a cell, and how bad it is. */
    private record Cell(String text, Status status) {
        private static final Cell EMPTY = new Cell("", Status.SKIPPED);
    }

    private record Line(Cell host, Map<Check, Cell> cells, Cell cause) {}

    @Override
    public void add(int place, Row row) {
        rows.put(place, line(row));
        notes.add(row);
    }

    @Override
    public void end(Tally tally) {
        // What nobody asked for, or applies to none, needs no room.
        List<Check> shown = Arrays.stream(Check.values()).filter(told::contains).toList();
        boolean causes = rows.values().stream().anyMatch(line -> !line.cause().equals(Cell.EMPTY));
        List<String> titles = titles(shown, causes);
        int[] widths = widths(titles, shown, causes);
        if (!rows.isEmpty()) {
            StringBuilder header = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                header.append(padded(PlainText.cut(titles.get(column), widths[column]), widths[column]))
                        .append(GAP);
            }
            out.println(header.toString().stripTrailing());
        }
        rows.values().forEach(line -> out.println(line(picked(line, shown, causes), widths)));
        out.println(summary(tally.counts(), tally.unchecked()));
        notes.print(out);
        out.flush();
    }

    private static List<String> titles(List<Check> shown, boolean causes) {
        List<String> titles = new ArrayList<>(List.of("HOST"));
        shown.forEach(check -> titles.add(check.title().toUpperCase(Locale.ROOT)));
        if (causes) {
            titles.add("CAUSE");
        }
        return titles;
    }

    private Line line(Row row) {
        Status own = row.verdict().map(verdict -> verdict.status()).orElse(Status.SKIPPED);
        Map<Check, Cell> cells = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            row.finding(check).ifPresent(finding -> {
                cells.put(check, cell(finding));
                if (finding.status() != Status.SKIPPED) {
                    told.add(check);
                }
            });
        }
        Cell cause = row.cause()
                .map(likely -> new Cell(likely.title() + doubt(likely.confidence()), own))
                .orElse(Cell.EMPTY);
        return new Line(new Cell(glyph(own) + " " + PlainText.line(row.host().label()), own), cells, cause);
    }

    private static String doubt(Confidence confidence) {
        return switch (confidence) {
            case CERTAIN, HIGH -> "";
            case MEDIUM, LOW -> "?";
        };
    }

    private static Cell cell(Finding finding) {
        String words = finding.summary().isBlank() ? finding.code() : finding.summary();
        return new Cell(glyph(finding.status()) + " " + PlainText.line(words), finding.status());
    }

    private static List<Cell> picked(Line line, List<Check> shown, boolean causes) {
        List<Cell> picked = new ArrayList<>(List.of(line.host()));
        shown.forEach(check -> picked.add(line.cells().getOrDefault(check, Cell.EMPTY)));
        if (causes) {
            picked.add(line.cause());
        }
        return picked;
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

    /** As wide as what is in them; where that is wider than the terminal, the widest give way. */
    private int[] widths(List<String> titles, List<Check> shown, boolean causes) {
        int[] widths = titles.stream().mapToInt(String::length).toArray();
        for (Line line : rows.values()) {
            List<Cell> cells = picked(line, shown, causes);
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(widths[column], cells.get(column).text().length());
            }
        }
        long room = (long) surroundings.width() - (long) GAP.length() * (titles.size() - 1);
        narrow(widths, 1, 18, room);
        narrow(widths, 0, 26, room);
        narrow(widths, 1, 10, room);
        return widths;
    }

    /** Takes from the widest column until all have room, or those from {@code first} on are as narrow as {@code least}. */
    private static void narrow(int[] widths, int first, int least, long room) {
        while (Arrays.stream(widths).asLongStream().sum() > room) {
            int widest = first;
            for (int column = first; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widest >= widths.length || widths[widest] <= least) {
                return;
            }
            widths[widest]--;
        }
    }

    private String line(List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = cells.get(column);
            boolean last = column == widths.length - 1;
            String cut = PlainText.cut(cell.text(), widths[column]);
            String text = last ? cut : padded(cut, widths[column]) + GAP;
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
