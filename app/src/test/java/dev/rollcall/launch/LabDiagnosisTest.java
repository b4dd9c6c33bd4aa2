package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause that a check with a credential names for each real host of the lab, held against a table. */
@Tag("lab")
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabDiagnosisTest {
    private static final String HUNG = "hung";

    private final Map<String, JsonNode> seen = new HashMap<>();

    /** @param causes any of which is right; {@code -} is none */
    record Expected(String host, List<String> causes, String confidence) {}

    static Stream<Expected> table() throws IOException {
        try (InputStream file = LabDiagnosisTest.class.getResourceAsStream("/lab/causes.csv")) {
            assertNotNull(file);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.startsWith("host,"))
                            .map(line -> line.split(",", -1))
                            .map(cells -> new Expected(cells[0], List.of(cells[1].split("\\|")), cells[2]))
                            .toList()
                            .stream();
        }
    }

    @BeforeAll
    void checkAll(@TempDir Path folder) throws Exception {
        LabScripts.areHere();
        // Its port takes three connects after it was reset.
        LabScripts.run("reset", HUNG);
        LabProgram program = new LabProgram(folder).withKey();
        List<String> hosts = LabProgram.hosts();
        read(program, program.check("lab-admin", LabProgram.LAB.resolve("known_hosts"), hosts.toArray(String[]::new)));
    }

    @AfterAll
    void reset() throws Exception {
        LabScripts.run("reset", HUNG);
    }

    private void read(LabProgram program, String... arguments) throws IOException {
        assertEquals(Commands.DONE, program.run(arguments), program.err());
        for (JsonNode host : JsonMapper.builder().build().readTree(program.out())) {
            seen.put(host.path("host").asText().replace(".lab.test", ""), host);
        }
    }

    @Test
    void everyHostOfTheLabIsInTheTable() throws IOException {
        List<String> hosts = LabProgram.hosts().stream()
                .map(name -> name.replace(".lab.test", ""))
                .toList();
        assertTrue(table().map(Expected::host).toList().containsAll(hosts), hosts::toString);
    }

    @ParameterizedTest
    @MethodSource("table")
    void namesTheCause(Expected expected) {
        JsonNode host = seen.get(expected.host());
        assertNotNull(host, "not in the output: " + expected.host());
        JsonNode first = host.path("diagnosis").path(0);
        assertTrue(expected.causes().contains(first.path("cause").asText("-")), host::toString);
        if (!expected.confidence().isEmpty()) {
            assertEquals(expected.confidence(), first.path("confidence").asText(), host::toString);
            assertTrue(first.path("because").size() > 0, host::toString);
        }
    }
}
