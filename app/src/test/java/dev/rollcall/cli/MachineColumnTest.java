package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MachineColumnTest {
    private static final List<Row> ROWS = List.of(
            at("alias.example.net", "10.0.0.1", "open"),
            at("rds-1.example.net", "10.0.0.1", "open"),
            at("rds-2.example.net", "10.0.0.2", "open"),
            at("old-1.example.net", "10.0.0.9", "filtered"),
            at("old-2.example.net", "10.0.0.9", "filtered"));

    /** A host that goes by that address, where the port answers so. */
    static Row at(String name, String address, String port) {
        return Row.of(
                new Verdict(
                        Host.named(name),
                        Optional.of(InetAddress.ofLiteral(address)),
                        Map.of(
                                Check.DNS,
                                finding(Check.DNS, "resolved", Map.of("addresses", List.of(address))),
                                Check.PORT,
                                finding(Check.PORT, port, Map.of())),
                        Instant.EPOCH),
                List.of());
    }

    private static Finding finding(Check check, String code, Map<String, Object> facts) {
        return new Finding(check, Status.OK, code, code, Duration.ZERO, List.of(code), facts);
    }

    private static String printed(ListFormat format) throws JsonProcessingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MachineColumn(format, ROWS)
                .print(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        List.of("host"),
                        ROWS.stream()
                                .map(row -> ListFormat.row(row.host().name()))
                                .toList());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void programsAreToldWhatIsSureOfTheSameMachine() throws JsonProcessingException {
        assertEquals("""
                [
                {"host":"alias.example.net","same_machine":["rds-1.example.net"]},
                {"host":"rds-1.example.net","same_machine":["alias.example.net"]},
                {"host":"rds-2.example.net","same_machine":[]},
                {"host":"old-1.example.net","same_machine":[]},
                {"host":"old-2.example.net","same_machine":[]}
                ]
                """, printed(ListFormat.JSON));
        assertEquals(
                "alias.example.net,rds-1.example.net",
                printed(ListFormat.CSV).lines().toList().get(1));
    }

    @Test
    void peopleReadItBelowTheTable() throws JsonProcessingException {
        assertEquals("HOST", printed(ListFormat.TABLE).lines().toList().getFirst());
    }
}
