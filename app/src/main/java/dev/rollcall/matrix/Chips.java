package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Groups rows by what is wrong with them. A row is in as many groups as it has findings. */
public final class Chips {
    private final Map<Check, Map<Code, Integer>> tally = new EnumMap<>(Check.class);

    Chips() {}

    /** The groups that have rows, biggest first. */
    public static List<Chip> of(Collection<Row> rows) {
        Chips chips = new Chips();
        rows.forEach(row -> chips.count(row, 1));
        return chips.list();
    }

    /** @param by 1 for a row that came, -1 for one that went */
    void count(Row row, int by) {
        row.verdict().ifPresent(verdict -> verdict.findings().values().forEach(finding -> count(finding, by)));
    }

    private void count(Finding finding, int by) {
        for (String key : finding.codes()) {
            Code.of(finding.check(), key)
                    .filter(code -> code.status().compareTo(Status.WARN) >= 0)
                    .ifPresent(code -> tally.computeIfAbsent(finding.check(), _ -> new EnumMap<>(Code.class))
                            .merge(code, by, Integer::sum));
        }
    }

    List<Chip> list() {
        List<Chip> chips = new ArrayList<>();
        tally.forEach((check, codes) -> codes.forEach((code, count) -> {
            if (count > 0) {
                chips.add(new Chip(code.title(), Field.of(check).key() + ":" + code.key(), count));
            }
        }));
        chips.sort(Comparator.comparingInt(Chip::count).reversed());
        return chips;
    }
}
