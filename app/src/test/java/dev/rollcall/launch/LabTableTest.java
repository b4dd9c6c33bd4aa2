package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One check over all real hosts and all wrong names of the lab, held against a table of what it must say. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabTableTest {
    private static final List<String> CHECKS = List.of("dns", "port", "nla", "certificate");

    private final Map<String, JsonNode> seen = new HashMap<>();

    static Stream<Expected> table() throws IOException {
        try (InputStream file = LabTableTest.class.getResourceAsStream("/lab/expected.csv")) {
            assertNotNull(file);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.startsWith("host,"))
                            .map(line -> List.of(line.split(",", -1)))
                            .map(cells -> new Expected(cells.getFirst(), cells.subList(1, cells.size())))
                            .toList()
                            .stream();
        }
    }

    @BeforeAll
    void checkAll() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--resolver", "10.77.0.53", "--format", "json"));
        table().map(Expected::host).forEach(arguments::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Commands.run(
                arguments.toArray(String[]::new),
                new Surroundings(print(out), print(err), false, false, Map.of(), _ -> () -> {}),
                new Wiring());
        assertEquals(Commands.SOME_HOST_FAILS, exit, err.toString(StandardCharsets.UTF_8));
        for (JsonNode host : JsonMapper.builder().build().readTree(out.toByteArray())) {
            int port = host.path("port").asInt();
            seen.put(host.path("host").asText() + (port == 3389 ? "" : ":" + port), host);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void saysWhatTheLabImplies(Expected expected) {
        JsonNode host = seen.get(expected.host());
        assertNotNull(host, "not in the output: " + expected.host());
        for (int column = 0; column < CHECKS.size(); column++) {
            JsonNode check = host.path("checks").path(CHECKS.get(column));
            String wanted = expected.codes().get(column);
            assertTrue(
                    allows(wanted, check.path("code").asText()),
                    () -> expected.host() + ": wanted " + wanted + ", got " + check);
        }
    }

    private static boolean allows(String wanted, String code) {
        return switch (wanted) {
            case "*" -> !code.isEmpty();
            case "-" -> code.equals("not-reached");
            default -> List.of(wanted.split("\\|")).contains(code);
        };
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, false, StandardCharsets.UTF_8);
    }

    /** What the table says of one host: a code for each check. */
    record Expected(String host, List<String> codes) {}
}
