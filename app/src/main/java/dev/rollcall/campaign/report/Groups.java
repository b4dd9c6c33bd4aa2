package dev.rollcall.campaign.report;

import dev.rollcall.campaign.HostAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts of which the same is to be said, the most first. However many hosts and however many things to say there are, what comes out
 * stays short.
 */
final class Groups {
    private static final int MOST_ROWS = 30;
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_CELL = 300;

    private final Map<List<String>, List<String>> names = new LinkedHashMap<>();

    void add(List<String> said, HostAccount host) {
        List<String> key =
                said.stream().map(cell -> PlainWords.cut(cell, LONGEST_CELL)).toList();
        names.computeIfAbsent(key, _ -> new ArrayList<>())
                .add(host.step().subject().name());
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** What is said, then how many hosts that is of, then which. */
    List<List<String>> rows() {
        List<Map.Entry<List<String>, List<String>>> sorted = new ArrayList<>(names.entrySet());
        sorted.sort(Comparator.comparingInt((Map.Entry<List<String>, List<String>> entry) ->
                        entry.getValue().size())
                .reversed());
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<List<String>, List<String>> entry : sorted.subList(0, Math.min(MOST_ROWS, sorted.size()))) {
            List<String> row = new ArrayList<>(entry.getKey());
            row.add(String.valueOf(entry.getValue().size()));
            row.add(list(entry.getValue()));
            rows.add(row);
        }
        if (sorted.size() > MOST_ROWS) {
            rows.add(rest(sorted.subList(MOST_ROWS, sorted.size())));
        }
        return rows;
    }

    private static List<String> rest(List<Map.Entry<List<String>, List<String>>> left) {
        int hosts = left.stream().mapToInt(entry -> entry.getValue().size()).sum();
        List<String> row = new ArrayList<>();
        row.add("and " + left.size() + " more kinds: see the table at the end");
        while (row.size() < left.getFirst().getKey().size()) {
            row.add("");
        }
        row.add(String.valueOf(hosts));
        row.add("");
        return row;
    }

    /** The first few, and how many more. */
    static String list(List<String> names) {
        String first = String.join(
                ", ",
                names.stream()
                        .limit(MOST_NAMES)
                        .map(name -> PlainWords.cut(name, LONGEST_NAME))
                        .toList());
        return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
