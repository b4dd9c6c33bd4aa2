package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rollcall.cli.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All causes that a check from outside names for each DNS name that is wrong in the lab, and for its hosts, held against a table. */
@Tag("lab")
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabOutsideDiagnosisTest {
    private static final String WHATEVER_FOLLOWS = "…";
    private static final String ANY = "?";

    private final Map<String, JsonNode> seen = new HashMap<>();

    /** @param because a piece of the first cause's evidence */
    record Expected(String name, List<String> causes, String because) {}

    static Stream<Expected> table() throws IOException {
        try (InputStream file = LabOutsideDiagnosisTest.class.getResourceAsStream("/lab/outside.csv");
                CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(
                                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            return reader.stream()
                    .map(line -> new Expected(
                            line.getField("name"),
                            List.of(line.getField("causes").split("\\|")),
                            line.getField("because")))
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    void checkAll(@TempDir Path folder) throws Exception {
        LabScripts.areHere();
        LabProgram program = new LabProgram(folder);
        List<String> arguments = new ArrayList<>(
                List.of("check", "--no-inside", "--resolver", "10.77.0.53", "--format", "json", "--fail-on", "never"));
        table().map(expected -> LabProgram.full(expected.name())).forEach(arguments::add);
        assertEquals(Commands.DONE, program.run(arguments.toArray(String[]::new)), program.err());
        for (JsonNode host : JsonMapper.builder().build().readTree(program.out())) {
            seen.put(host.path("host").asText().replace(".lab.test", ""), host);
        }
    }

    @Test
    void everyHostOfTheLabButTheHungOneIsInTheTable() throws IOException {
        List<String> names = table().map(expected -> LabProgram.full(expected.name()))
                .toList();
        assertTrue(
                LabProgram.hosts().stream()
                        .allMatch(host -> names.contains(host) || host.startsWith("hung.")),
                names::toString);
    }

    @ParameterizedTest
    @MethodSource("table")
    void namesAllCausesAndHowSureTheyAre(Expected expected) {
        JsonNode host = seen.get(expected.name());
        assertNotNull(host, "not in the output: " + expected.name());
        List<String> found = new ArrayList<>();
        host.path("diagnosis")
                .forEach(cause -> found.add(
                        cause.path("cause").asText() + " " + cause.path("confidence").asText()));
        List<String> wanted = new ArrayList<>(expected.causes());
        wanted.remove("-");
        boolean open = wanted.remove(WHATEVER_FOLLOWS);
        assertTrue(open ? found.size() >= wanted.size() : found.size() == wanted.size(), host::toString);
        for (int i = 0; i < wanted.size(); i++) {
            String[] cause = wanted.get(i).split(" ");
            assertTrue(
                    cause[1].equals(ANY)
                            ? found.get(i).startsWith(cause[0] + " ")
                            : found.get(i).equals(wanted.get(i)),
                    host::toString);
        }
        String evidence = host.path("diagnosis").path(0).path("because").toString();
        assertTrue(evidence.contains(expected.because()), host::toString);
    }

    /** A healthy host has an empty diagnosis; what fails for reasons other than a shut way in has none. */
    @Test
    void whatIsOkHasNoCauseAndWhatFailsHasOne() {
        for (JsonNode host : seen.values()) {
            String status = host.path("status").asText();
            assertTrue(!status.equals("ok") || host.path("diagnosis").isEmpty(), host::toString);
            assertTrue(!status.equals("fail") || !host.path("diagnosis").isEmpty(), host::toString);
        }
    }
}
