package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups rows by the causes of what is wrong with them, and by what was found on rows that have no cause. A group counts all rows
 * that its query selects, so a row may be in several; there is a group for a cause once it is the most likely one of some row.
 */
public final class Chips {
    private static final Comparator<Chip> BIGGEST_FIRST =
            Comparator.comparingInt(Chip::count).reversed().thenComparing(Chip::query);

    /** By their queries. */
    private final Map<String, Group> groups = new HashMap<>();

    Chips() {}

    /** The groups that have rows, biggest first. */
    public static List<Chip> of(Collection<Row> rows) {
        Chips chips = new Chips();
        rows.forEach(row -> chips.count(row, 1));
        return chips.list();
    }

    /** @param by 1 for a row that came, -1 for one that went */
    void count(Row row, int by) {
        boolean first = true;
        for (Diagnosed diagnosed : row.diagnosis()) {
            group(Field.CAUSE, diagnosed.id(), diagnosed.cause().title()).count(diagnosed.title(), by, first);
            first = false;
        }
        boolean unexplained = first;
        row.verdict()
                .ifPresent(verdict -> verdict.findings().values().forEach(finding -> count(finding, by, unexplained)));
    }

    private void count(Finding finding, int by, boolean unexplained) {
        for (String key : finding.codes()) {
            Code.of(finding.check(), key)
                    .filter(code -> code.status().compareTo(Status.WARN) >= 0)
                    .ifPresent(code -> group(Field.of(finding.check()), code.key(), code.title())
                            .count(code.title(), by, unexplained));
        }
    }

    private Group group(Field field, String value, String title) {
        return groups.computeIfAbsent(field.key() + ":" + value, query -> new Group(title, query));
    }

    List<Chip> list() {
        List<Chip> chips = new ArrayList<>();
        groups.values().forEach(group -> group.addTo(chips));
        chips.sort(BIGGEST_FIRST);
        return chips;
    }

    /** Rows that a query selects, and how many of them make it worth a chip. */
    private static final class Group {
        private final SharedTitle title;
        private final String query;
        private int rows;
        private int leading;

        Group(String title, String query) {
            this.title = new SharedTitle(title);
            this.query = query;
        }

        void count(String host, int by, boolean leads) {
            title.count(host, by);
            rows += by;
            leading += leads ? by : 0;
        }

        void addTo(List<Chip> chips) {
            if (leading > 0) {
                chips.add(new Chip(title.words(), query, rows));
            }
        }
    }
}
