package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static Row row() {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        for (Check check : Check.values()) {
            findings.put(check, finding(check, Status.SKIPPED, "not-asked", "not asked for"));
        }
        findings.put(Check.PORT, finding(Check.PORT, Status.OK, "open", "3389 · 1 ms"));
        findings.put(Check.NLA, finding(Check.NLA, Status.FAIL, "broken", "x".repeat(90) + " end"));
        Host host = Host.named("a-name-of-a-host.that-is-rather-long.in-a-domain.example.net");
        return Row.of(new Verdict(host, Optional.empty(), findings, Instant.EPOCH), List.of());
    }

    private static Finding finding(Check check, Status status, String code, String summary) {
        return new Finding(check, status, code, summary, Duration.ZERO, List.of(code), Map.of());
    }

    private String table(boolean terminal, String columns) {
        return table(terminal, columns, List.of(row()));
    }

    private String table(boolean terminal, String columns, List<Row> rows) {
        bytes.reset();
        TableWriter writer = new TableWriter(new Surroundings(
                new PrintStream(bytes, false, StandardCharsets.UTF_8),
                new PrintStream(bytes, false, StandardCharsets.UTF_8),
                terminal,
                false,
                Map.of("COLUMNS", columns, "NO_COLOR", "1"),
                _ -> () -> {}));
        rows.forEach(row -> writer.add(rows.indexOf(row), row));
        writer.end(Tally.NONE);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileGetsAllThatThereIsToSay() {
        String table = table(false, "80");
        assertTrue(table.contains("domain.example.net") && table.contains(" end\n"), table);
    }

    @Test
    void aTerminalGetsLinesThatFitIt() {
        String table = table(true, "80");
        assertTrue(table.lines().allMatch(line -> line.length() <= 80), table);
        assertTrue(table.contains("3389 · 1 ms"), table);
        assertEquals(80, table.lines().skip(1).findFirst().orElseThrow().length());
    }

    @Test
    void whatNobodyAskedForHasNoColumn() {
        assertFalse(table(false, "").contains("DNS"));
        assertTrue(table(false, "").contains("PORT"));
    }

    @Test
    void noLineEndsInBlanks() {
        String table = table(false, "80", List.of(at("rds-1.example.net"), row()));
        assertTrue(table.lines().noneMatch(line -> line.endsWith(" ")), table);
    }

    @Test
    void saysUnderTheTableWhichRowsAreOneMachine() {
        String table = table(true, "80", List.of(at("a\u202Elias.example.net"), at("rds-1.example.net")));
        assertEquals(
                "one machine: a\uFFFDlias.example.net, rds-1.example.net (same address 10.0.0.1 port 3389)",
                table.lines().toList().getLast());
        assertFalse(table(true, "80").contains("one machine"));
    }

    private static Row at(String name) {
        return MachineColumnTest.at(name, "10.0.0.1", "open");
    }
}
