package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One check with a credential over all real hosts of the lab, held against a table of what their inside must say. */
@Tag("lab")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabInsideTableTest {
    private static final List<String> CHECKS =
            List.of("access", "service", "session", "firewall", "policy", "certificate");
    private static final String INSIDE_ONLY = "hung";

    private final Map<String, JsonNode> seen = new HashMap<>();

    static Stream<Expected> table() throws IOException {
        try (InputStream file = LabInsideTableTest.class.getResourceAsStream("/lab/inside.csv")) {
            assertNotNull(file);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.startsWith("host,"))
                            .map(line -> List.of(line.split(",", -1)))
                            .map(Expected::of)
                            .toList()
                            .stream();
        }
    }

    @BeforeAll
    void checkAll(@TempDir Path folder) throws IOException {
        LabProgram program = new LabProgram(folder).withKey();
        String[] hosts = LabProgram.hosts().stream()
                .filter(host -> !host.startsWith(INSIDE_ONLY + "."))
                .toArray(String[]::new);
        seen.putAll(program.checks("lab-admin", hosts));
        seen.putAll(program.checks(
                "lab-admin", "--checks", "access,service,session,firewall,policy", INSIDE_ONLY + ".lab.test"));
    }

    @Test
    void everyHostOfTheLabIsInTheTable() throws IOException {
        assertEquals(
                table().map(Expected::host).sorted().toList(),
                seen.keySet().stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void saysWhatTheHostIsLikeInside(Expected expected) {
        JsonNode checks = seen.get(expected.host());
        assertNotNull(checks, "not in the output: " + expected.host());
        for (int column = 0; column < CHECKS.size(); column++) {
            JsonNode check = checks.path(CHECKS.get(column));
            String wanted = expected.codes().get(column);
            assertTrue(
                    List.of(wanted.split("\\|")).contains(check.path("code").asText()),
                    () -> expected.host() + ": wanted " + wanted + ", got " + check);
        }
        for (String fact : expected.facts()) {
            String[] sides = fact.split("=", 2);
            String[] path = sides[0].split("\\.", 2);
            JsonNode facts = checks.path(path[0]).path("facts");
            assertEquals(sides[1], facts.at("/" + path[1].replace('.', '/')).asText(), () -> fact + ": " + facts);
        }
    }

    /** What the table says of one host: a code for each check, and facts. */
    record Expected(String host, List<String> codes, List<String> facts) {
        static Expected of(List<String> cells) {
            String facts = cells.getLast();
            return new Expected(
                    cells.getFirst(),
                    cells.subList(1, cells.size() - 1),
                    facts.isEmpty() ? List.of() : List.of(facts.split(";")));
        }
    }
}
