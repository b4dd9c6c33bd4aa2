package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.InsideHalf;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.inside.InsideReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a host prints: nothing of it may throw, and a fault costs no more than the facts that it is in. */
final class InsideReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");
    private static final int ROUNDS = 4000;

    /** The checks and halves that rest on each part of a document. */
    private static final Map<String, Set<Check>> USED_BY = Map.ofEntries(
            Map.entry("services", Set.of(Check.SERVICE)),
            Map.entry("machine", Set.of(Check.SERVICE)),
            Map.entry("events", Set.of(Check.SERVICE)),
            Map.entry("environment", Set.of(Check.SERVICE)),
            Map.entry("server", Set.of(Check.SERVICE)),
            Map.entry("sessions", Set.of(Check.SESSION)),
            Map.entry("listener", Set.of(Check.SESSION, Check.PORT)),
            Map.entry("firewall", Set.of(Check.FIREWALL)),
            Map.entry("policy", Set.of(Check.POLICY)),
            Map.entry("nla", Set.of(Check.NLA)),
            Map.entry("certificate", Set.of(Check.CERTIFICATE)));

    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "0.1",
            "\"\"",
            "\"x\\u0000\\u009b31m\\u202e\\u2028\\ud800\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":{\"a\":[{}]}}",
            "[null,7,\"x\",{}]");

    private final JsonMapper mapper = new JsonMapper();
    private final InsideReader reader = new InsideReader();

    @ParameterizedTest
    @ValueSource(strings = {"windows.json", "linux.json"})
    void aValueOfAnotherKindCostsOnlyWhatRestsOnIt(String sample) throws IOException {
        String whole = sample(sample);
        JsonNode tree = mapper.readTree(whole);
        Map<Check, Object> wanted = all(document(whole));
        for (String section : USED_BY.keySet()) {
            for (String pointer : pointers(tree.path(section), "/" + section)) {
                for (String strange : STRANGE) {
                    Map<Check, Object> found = all(document(replaced(tree, pointer, strange)));
                    for (Check check : wanted.keySet()) {
                        if (!USED_BY.getOrDefault(section, Set.of()).contains(check)) {
                            assertEquals(wanted.get(check), found.get(check), pointer + " = " + strange);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows.json", "linux.json"})
    void whatCameBeforeACutIsRead(String sample) throws IOException {
        String whole = sample(sample).strip();
        Map<Check, Object> wanted = all(document(whole));
        for (int length = 1; length < whole.length(); length++) {
            Reading reading = reader.read(whole.substring(0, length));
            if (reading instanceof Reading.Read(InsideDocument document)) {
                assertTrue(document.broken().startsWith("is cut off after " + length), document.broken());
                judged(document);
                if (whole.indexOf("\"events\"") < length) {
                    assertEquals(wanted.get(Check.POLICY), all(document).get(Check.POLICY));
                }
            } else {
                assertInstanceOf(Reading.Unreadable.class, reading);
                assertTrue(length < 700, "lost at " + length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows.json", "linux.json"})
    void nothingThatIsMangledThrows(String sample) throws IOException {
        String whole = sample(sample);
        Random random = new Random(20261120);
        String alphabet = "{}[]\",:\\0123456789eE+-.truefalsn \n\u0000\u001b\u00e9\u202e\ud800NI";
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(whole);
            int faults = 1 + random.nextInt(4);
            for (int fault = 0; fault < faults; fault++) {
                int at = random.nextInt(text.length());
                int until = Math.min(text.length(), at + random.nextInt(40));
                switch (random.nextInt(5)) {
                    case 0 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> text.delete(at, until);
                    case 2 -> text.insert(at, text.substring(at, until));
                    case 3 -> text.insert(at, "9".repeat(1 + random.nextInt(500)));
                    default -> text.insert(at, "[".repeat(random.nextInt(60)));
                }
            }
            Reading reading = reader.read(text.toString());
            switch (reading) {
                case Reading.Read(InsideDocument document) -> judged(document);
                case Reading.Unreadable(String why) ->
                    assertEquals(1, why.lines().count(), why);
            }
        }
    }

    @Test
    void noNumbersAndDoubledFieldsAreRead() {
        InsideDocument broken =
                document("{\"version\":1,\"policy\":{\"enabled\":true},\"machine\":{\"disk_free\":NaN}}");
        assertEquals("is not JSON", broken.broken());
        assertInstanceOf(Outcome.Seen.class, broken.outcomes(NOW).get(Check.POLICY));

        InsideDocument doubled = document("{\"version\":1,\"server\":\"a\",\"server\":\"b\"}");
        assertEquals("b", doubled.fields().text("server"));
    }

    @Test
    void sizeAndDepthAreBounded() {
        assertInstanceOf(
                Reading.Unreadable.class, reader.read("{\"version\":1,\"a\":\"" + "x".repeat(3_000_000) + "\"}"));
        assertEquals(
                "has something too large in it",
                document("{\"version\":1,\"policy\":{},\"a\":\"" + "x".repeat(200_000) + "\"}")
                        .broken());
        assertEquals(
                "has something too large in it",
                document("{\"version\":1,\"policy\":{},\"a\":" + "[".repeat(100_000))
                        .broken());
        assertInstanceOf(Reading.Unreadable.class, reader.read("{\n".repeat(600_000)));
        InsideDocument many = document("{\"version\":1,\"missing\":{" + fields(5000) + "}}");
        assertTrue(all(many).toString().length() < 20_000);
    }

    @Test
    void namesOfHostsCannotPlayWithTheScreen() {
        String said = "{\"version\":1,\"server\":\"a\\u001b[31m\\u009bb\\u202ec\\u2028d\\r\\ne\"}";

        assertEquals("a [31m b c d e", document(said).fields().text("server"));
    }

    @Test
    void codesWithoutASignAreKept() {
        String said = "{\"version\":1,\"services\":[{\"name\":\"a\",\"state\":\"stopped\",\"exit\":2147942405}]}";

        assertTrue(all(document(said)).toString().contains("-2147024891"));
    }

    @Test
    void whatIsAroundIsReadAndOnlyWhatItMayBe() {
        String said = "{\"version\":1,\"services\":[],\"environment\":{\"installation\":\"0123456789abcdef\","
                + "\"board\":\"0bd315a0-80f4-1b7a-08ba-5201c04cec9d\",\"software\":[{\"name\":\"x\",\"kind\":\"new\"},{}],"
                + "\"clients\":[{\"address\":\"10.0.0.7\",\"refused\":-4,\"granted\":2},{\"address\":\"LOCAL\"},"
                + "{\"address\":\"rds-1.example.net\"}],\"udp_allowed\":false,\"dns_servers\":[\"10.0.0.53\",\"x\"]}}";

        Environment seen = environment(said).orElseThrow();

        assertEquals(Optional.of("0123456789abcdef"), seen.installation());
        assertEquals(Optional.empty(), seen.board(), "an id as it is is not kept");
        assertEquals(List.of(new Environment.Software("x", Environment.SoftwareKind.OTHER, "")), seen.software());
        assertEquals(List.of(new Environment.Client("10.0.0.7", 0, 0, 2)), seen.clients());
        assertEquals(Optional.empty(), seen.udpListening());
        assertEquals(Optional.of(false), seen.udpAllowed());
        assertEquals(List.of("10.0.0.53"), seen.nameServers());
    }

    @Test
    void anEarlierScriptSaysNothingOfWhatIsAround() {
        assertEquals(Optional.empty(), environment("{\"version\":1,\"services\":[]}"));
    }

    private Optional<Environment> environment(String text) {
        Outcome outcome = document(text).outcomes(NOW).get(Check.SERVICE);
        Outcome.Seen seen = assertInstanceOf(Outcome.Seen.class, outcome);
        return assertInstanceOf(ServiceObservation.class, seen.observation()).environment();
    }

    private static String fields(int count) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add("\"fact" + i + "\":\"why\"");
        }
        return String.join(",", fields);
    }

    private InsideDocument document(String text) {
        return assertInstanceOf(Reading.Read.class, reader.read(text), text.substring(0, Math.min(500, text.length())))
                .document();
    }

    /** Everything that is made of a document, by its check. */
    private static Map<Check, Object> all(InsideDocument document) {
        Map<Check, Object> all = new HashMap<>(document.outcomes(NOW));
        all.putAll(document.halves());
        return all;
    }

    private static void judged(InsideDocument document) {
        List<Look> looks = new ArrayList<>();
        document.outcomes(NOW).forEach((check, outcome) -> looks.add(Look.without(check, Optional.empty(), outcome)));
        for (Map.Entry<Check, InsideHalf> half : document.halves().entrySet()) {
            looks.add(Look.without(half.getKey(), Optional.empty(), new Outcome.Seen(half.getValue())));
        }
        Map<Check, Finding> findings = assertDoesNotThrow(() -> new Judge(Policy.DEFAULT)
                .judge(new Round(Host.named("h.example"), NOW, looks), NOW)
                .findings());
        for (Check check : InsideProbes.CHECKS) {
            Finding finding = Optional.ofNullable(findings.get(check)).orElseThrow();
            assertTrue(finding.summary().lines().count() <= 1, finding.summary());
        }
    }

    private String replaced(JsonNode tree, String pointer, String value) throws IOException {
        JsonNode copy = tree.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            object.putRawValue(name, new RawValue(value));
        } else if (parent instanceof ArrayNode array) {
            array.setRawValue(Integer.parseInt(name), new RawValue(value));
        }
        return mapper.writeValueAsString(copy);
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>(List.of(at));
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String name = entry.getKey().replace("~", "~0").replace("/", "~1");
                pointers.addAll(pointers(entry.getValue(), at + "/" + name));
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers.addAll(pointers(node.get(i), at + "/" + i));
        }
        return pointers;
    }

    private static String sample(String name) throws IOException {
        try (InputStream input = InsideReaderTest.class.getResourceAsStream(name)) {
            return new String(Optional.ofNullable(input).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
