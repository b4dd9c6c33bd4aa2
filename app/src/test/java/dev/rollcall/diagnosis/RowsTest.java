package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that the table of rows leaves no cause untried: rows that have it, that nearly have it, and that have others beside it. */
class RowsTest {
    /** Causes with which nothing else can be seen, and why. */
    private static final Map<String, String> ALONE =
            Map.of("dns-unresolved", "a name without an address leaves nothing else to be seen");

    private final List<DiagnosisTest.Line> rows;

    RowsTest() throws IOException {
        rows = DiagnosisTest.table().toList();
    }

    @Test
    void everyCauseHasARow() {
        assertEquals(Set.of(), without(id -> rows.stream().anyMatch(row -> has(row, id))));
    }

    @Test
    void everyCauseHasARowThatHasAnotherBesideIt() {
        assertEquals(Set.of(), without(id -> ALONE.containsKey(id)
                || rows.stream().anyMatch(row -> has(row, id) && row.causes().contains(","))));
    }

    @Test
    void everyCauseHasARowThatIsOneWordAwayFromHavingIt() {
        assertEquals(Set.of(), without(id -> rows.stream()
                        .filter(row -> has(row, id))
                        .anyMatch(one -> rows.stream().anyMatch(other -> !has(other, id) && apart(one, other) == 1))));
    }

    @Test
    void noRowStandsTwiceInTheTable() {
        assertEquals(
                rows.size(), rows.stream().map(row -> words(row.row())).distinct().count());
        rows.forEach(row -> assertFalse(row.row().contains("  "), row.row()));
    }

    private static Set<String> without(Predicate<String> good) {
        return Causes.standard().all().stream()
                .map(Cause::id)
                .filter(good.negate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean has(DiagnosisTest.Line row, String id) {
        return Stream.of(row.causes().split(",\\s*"))
                .anyMatch(cause -> cause.split(" ")[0].equals(id));
    }

    /** How many words are to be put in, taken out or changed to make one row the other. */
    private static long apart(DiagnosisTest.Line one, DiagnosisTest.Line other) {
        Map<String, List<String>> these = words(one.row());
        Map<String, List<String>> those = words(other.row());
        return Stream.concat(these.keySet().stream(), those.keySet().stream())
                .distinct()
                .filter(key -> !these.getOrDefault(key, List.of()).equals(those.getOrDefault(key, List.of())))
                .count();
    }

    /** By key; events and settings are one word each. */
    private static Map<String, List<String>> words(String row) {
        Map<String, List<String>> words = new HashMap<>();
        Arrays.stream(row.split("\\s+")).sorted().forEach(word -> {
            String key = word.matches("(event|set)=.*") ? word.split("[/:]")[0] : word.split("=")[0];
            words.merge(key, List.of(word), (first, second) -> Stream.of(first, second)
                    .flatMap(List::stream)
                    .toList());
        });
        return words;
    }
}
