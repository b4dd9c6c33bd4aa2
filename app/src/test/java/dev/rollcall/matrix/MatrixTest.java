package dev.rollcall.matrix;

import static dev.rollcall.matrix.RowFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.diagnosis.SightText;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.PortObservation.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void countsRowsAsTheyComeChangeAndGo() {
        Matrix matrix = new Matrix();
        Row row = RowFixture.answering("a.example.net", State.FILTERED);
        matrix.put(Row.unchecked(row.host()));
        assertEquals(new Counts(1, 0, 0, 0, 0, 1, 0), matrix.counts());
        matrix.put(row);
        assertEquals(new Counts(1, 0, 0, 0, 1, 0, 0), matrix.counts());
        CauseSheet cause = row.cause().orElseThrow().cause();
        assertEquals(
                List.of(new Chip(cause.title(), "cause:" + cause.id(), 1)),
                matrix.chips().stream()
                        .filter(chip -> chip.query().endsWith(cause.id()))
                        .toList());
        assertTrue(
                matrix.chips().stream().noneMatch(chip -> chip.query().startsWith("port:")),
                "a finding that a cause explains");
        matrix.remove(List.of(row.host().id()));
        assertEquals(new Counts(0, 0, 0, 0, 0, 0, 0), matrix.counts());
        assertEquals(List.of(), matrix.chips());
    }

    @Test
    void aChipIsCalledByWhatIsTheCaseAtEachOfItsHosts() {
        Matrix matrix = new Matrix();
        Row early = row("name=a.example.net port=open nla=required cert=future");
        Row late = row("name=b.example.net port=open nla=required cert=expired");
        matrix.put(early);
        assertEquals(List.of(new Chip("Certificate not valid yet", "cause:certificate-expired", 1)), matrix.chips());
        matrix.put(late);
        assertEquals(
                List.of(new Chip("Certificate expired or not valid yet", "cause:certificate-expired", 2)),
                matrix.chips());
        matrix.remove(List.of(early.host().id()));
        assertEquals(List.of(new Chip("Certificate expired", "cause:certificate-expired", 1)), matrix.chips());
    }

    private static Row row(String words) {
        Sight sight = SightText.of(words);
        return Row.of(sight.verdict(), Diagnosis.of(sight));
    }

    @Test
    void movesItsVersionWithEveryChangeAndKeepsASnapshotUntilThen() {
        Matrix matrix = new Matrix();
        Row row = Row.unchecked(Host.named("a"));
        matrix.put(row);
        long version = matrix.version();
        List<Row> snapshot = matrix.snapshot();
        assertSame(snapshot, matrix.snapshot());
        matrix.put(Row.unchecked(Host.named("b")));
        assertNotEquals(version, matrix.version());
        assertEquals(1, snapshot.size());
        assertEquals(
                List.of(row.host().name(), "b"),
                matrix.snapshot().stream().map(each -> each.host().name()).toList());
    }

    @Test
    void holdsFiftyThousandRowsAndEachChipSelectsAsManyAsItSays() throws QueryException {
        State[] states = State.values();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            rows.add(
                    i % 10 == 0
                            ? Row.unchecked(Host.named("h" + i))
                            : RowFixture.answering("h" + i + ".example.net", states[i % states.length]));
        }
        rows.add(RowFixture.expiredAtBerlin());
        Matrix matrix = new Matrix();
        matrix.putAll(rows);
        assertEquals(Chips.of(rows), matrix.chips());
        assertEquals(Counts.of(rows), matrix.counts());
        for (Chip chip : matrix.chips()) {
            assertEquals(chip.count(), selected(matrix, Query.parse(chip.query())), chip.toString());
        }
        for (Standing standing : Standing.values()) {
            Query query = Query.parse(standing.query());
            assertEquals(matrix.counts().of(standing), selected(matrix, query), standing.key());
        }
        assertTrue(
                Arrays.stream(Standing.values()).mapToInt(matrix.counts()::of).sum() == rows.size());
    }

    private static long selected(Matrix matrix, Query query) {
        return matrix.snapshot().stream().filter(row -> query.matches(row, NOW)).count();
    }
}
