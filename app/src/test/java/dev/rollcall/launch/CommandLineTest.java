package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import dev.rollcall.demo.DemoFleet;
import dev.rollcall.inventory.CsvExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs commands in this process, with the real parts, against the simulated fleet. */
class CommandLineTest {
    private static DemoFleet fleet;

    @TempDir
    static Path folder;

    private static Path list;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        fleet = DemoFleet.start();
        list = folder.resolve("fleet.csv");
        try (Writer writer = Files.newBufferedWriter(list)) {
            CsvExport.write(fleet.hosts(), writer);
        }
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of("ROLLCALL_STORE", folder.resolve("store").toString()),
                _ -> () -> {});
        return Commands.run(arguments, surroundings, new Wiring());
    }

    private static String resolver() {
        return fleet.resolver().getAddress().getHostAddress() + ":"
                + fleet.resolver().getPort();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int checkFleet(String format) {
        return run(
                "check", "--from", list.toString(), "--resolver", resolver(), "--concurrency", "8", "--format", format);
    }

    @Test
    void checkSaysOfEachSimulatedHostWhatIsWrongWithIt() throws IOException {
        assertEquals(1, checkFleet("json"));
        Map<String, JsonNode> byHost = new HashMap<>();
        JsonNode array = JsonMapper.builder().build().readTree(out());
        array.forEach(host -> byHost.put(host.path("host").asText(), host));
        assertEquals(60, byHost.size());
        assertEquals("rds-01.ber.demo.test", array.get(0).path("host").asText());
        assertCode(byHost, "rds-01.ber", "nla", "required");
        assertCode(byHost, "rds-02.ber", "certificate", "expired");
        assertCode(byHost, "rds-04.ber", "dns", "no-such-name");
        assertCode(byHost, "rds-07.ber", "port", "refused");
        assertCode(byHost, "rds-09.ber", "nla", "optional");
        assertCode(byHost, "app-12.ber", "certificate", "name-differs");
        assertCode(byHost, "adm-14.ber", "nla", "rdp-security-only");
        assertCode(byHost, "rds-02.fra", "port", "not-rdp");
        assertCode(byHost, "rds-04.fra", "certificate", "expires-soon");
        assertCode(byHost, "rds-07.fra", "nla", "refused");
        assertCode(byHost, "rds-09.fra", "dns", "reverse-differs");
        assertCode(byHost, "adm-14.fra", "port", "silent");
        assertCode(byHost, "rds-02.vie", "certificate", "weak-key");
        assertCode(byHost, "rds-04.vie", "nla", "off");
        assertCode(byHost, "rds-07.vie", "port", "dropped");
        assertCode(byHost, "rds-09.vie", "dns", "wrong-address");
        assertCode(byHost, "app-12.vie", "port", "slow");
        assertCode(byHost, "adm-14.vie", "nla", "broken");
        assertCode(byHost, "rds-02.zrh", "certificate", "not-yet-valid");
        assertCode(byHost, "rds-04.zrh", "dns", "no-reverse");
        assertCode(byHost, "app-12.zrh", "dns", "server-failure");
        assertCause(byHost, "rds-01.ber", "");
        assertCause(byHost, "rds-09.ber", "");
        assertCause(byHost, "rds-02.ber", "certificate-expired high");
        assertCause(byHost, "rds-04.ber", "dns-unresolved certain");
        assertCause(byHost, "app-12.ber", "certificate-name-differs high");
        assertCause(byHost, "rds-02.fra", "port-taken high");
        assertCause(byHost, "adm-14.fra", "service-hung medium");
        assertCause(byHost, "rds-09.vie", "dns-wrong-machine high");
        assertCause(byHost, "adm-14.vie", "private-key-unreadable medium");
    }

    private static void assertCause(Map<String, JsonNode> byHost, String name, String cause) {
        JsonNode first = byHost.getOrDefault(name + ".demo.test", MissingNode.getInstance())
                .path("diagnosis")
                .path(0);
        String said =
                first.path("cause").asText() + " " + first.path("confidence").asText();
        assertEquals(cause, said.strip(), first::toString);
    }

    @Test
    void explainSaysWhatCodesMeanAndWhichKeptHostsShowTheirCauses() throws IOException {
        String store = folder.resolve("explained").toString();
        assertEquals(0, run("--store", store, "hosts", "import", list.toString()));
        assertEquals(
                0,
                run(
                        "check",
                        "--store",
                        store,
                        "--where",
                        "host:rds-02.*",
                        "--resolver",
                        resolver(),
                        "--fail-on",
                        "never"));
        assertTrue(out().contains("Certificate expired"), out());
        out.reset();
        assertEquals(0, run("explain", "--store", store, "--format", "json", "7", "2308"));
        JsonNode json = JsonMapper.builder().build().readTree(out());
        assertEquals("7 2308", json.path("input").asText());
        assertEquals("0x904", json.path("understood").path(0).path("code").asText());
        assertEquals("0x7", json.path("understood").path(0).path("extended").asText());
        assertEquals(
                "private-key-unreadable",
                json.path("causes").path(0).path("cause").asText());
        assertEquals(10, json.path("steps").size());
        assertTrue(json.path("hosts").toString().contains("rds-02.ber.demo.test"), out());
        assertFalse(json.path("hosts").toString().contains("rds-01.ber.demo.test"), out());
        out.reset();
        assertEquals(0, run("explain", "--store", store, "the", "event", "36870"));
        assertTrue(out().contains("Private key unreadable"), out());
        out.reset();
        assertEquals(0, run("explain", "--store", store, "--format", "json", "certificate-expired"));
        JsonNode page = JsonMapper.builder().build().readTree(out());
        assertEquals("certificate-expired", page.path("page").path("id").asText());
        assertEquals(
                "sourced", page.at("/page/sections/0/statements/0/sureness").asText(), page::toString);
        assertTrue(page.path("hosts").toString().contains("rds-02.ber.demo.test"), out());
    }

    @Test
    void explainPrintsThePagesOfCausesFixesAndTopicsAndListsThem() throws IOException {
        assertEquals(0, run("explain", "regenerate-certificate"));
        assertTrue(out().startsWith("fix regenerate-certificate: Regenerate the certificate"), out());
        assertTrue(out().contains("see certificate-expired"), out());
        out.reset();
        assertEquals(0, run("explain", "common-advice"));
        assertTrue(out().contains("general: general knowledge"), out());
        out.reset();
        assertEquals(0, run("explain", "--list", "certificate", "--format", "json"));
        JsonNode pages = JsonMapper.builder().build().readTree(out()).path("pages");
        assertTrue(pages.size() > 10, out());
        assertEquals("topic", pages.path(0).path("kind").asText());
        out.reset();
        assertEquals(0, run("explain", "--list"));
        assertTrue(out().lines().count() > 360, out());
    }

    private static void assertCode(Map<String, JsonNode> byHost, String name, String check, String code) {
        JsonNode host = byHost.getOrDefault(name + ".demo.test", MissingNode.getInstance());
        assertEquals(code, host.path("checks").path(check).path("code").asText(), () -> name + ": " + host);
    }

    @Test
    void keptHostsAreCheckedNarrowedAndForgotten() {
        assertEquals(0, run("--store", folder.resolve("kept").toString(), "hosts", "import", list.toString()));
        assertTrue(out().contains("60 hosts read: 60 new"), out());
        String store = folder.resolve("kept").toString();
        assertEquals(
                0,
                run(
                        "check",
                        "--store",
                        store,
                        "--where",
                        "host:rds-01.*",
                        "--resolver",
                        resolver(),
                        "--fail-on",
                        "never"));
        assertTrue(out().contains("4 hosts"), out());
        assertEquals(
                0,
                run(
                        "history",
                        "--store",
                        store,
                        "rds-01.ber.demo.test:" + fleet.hosts().getFirst().port()));
        assertTrue(out().contains("first seen"), out());
        assertEquals(0, run("hosts", "remove", "--store", store, "--where", "site:ber"));
        assertTrue(out().contains("15 hosts removed"), out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain nonsense",
                "explain",
                "report",
                "chek",
                "check --format yaml good",
                "check --timeout soon good",
                "check --checks dns,smell good",
                "check --resolver [::1 good",
                "check --concurrency 0 good",
                "check --from /does/not/exist",
                "check --policy /does/not/exist good",
                "check --nonsense",
                "check host:70000",
                "check --where colour:red good",
                "check",
                "hosts",
                "hosts import",
                "hosts remove",
                "history nobody"
            })
    void wrongUsageIsOneLineAndExitCode2(String line) {
        assertEquals(2, run(line.split(" ")));
        assertEquals("", out());
        assertEquals(1, err().lines().count(), err());
        assertTrue(err().startsWith("rollcall: "), err());
    }

    /** With the option, the value and what to do. */
    @Test
    void aFileThatIsNoneIsSaidWithItsOption() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk"), "a b c\n");
        String file = junk.toString();
        refused("--from /does/not/exist", "check", "--from", "/does/not/exist");
        refused("--from names no file: name a list of hosts", "check", "--from", "");
        refused("--from " + file + " names no host", "check", "--from", file);
        refused("--policy /does/not/exist", "check", "x", "--policy", "/does/not/exist");
        refused("--policy " + file + ": not TOML", "check", "x", "--policy", file);
        refused("--known-hosts /does/not/exist", "check", "x", "--known-hosts", "/does/not/exist");
        refused("--known-hosts " + file + ": line 1", "check", "x", "--known-hosts", file);
        refused("FILE names no file: name a list of hosts", "hosts", "import", "");
        refused("which command? One of import, add, list, export, remove (see: rollcall hosts --help)", "hosts");
        refused("which command? One of add, list, change, remove, test, go-on, passphrase", "credentials");
        refused("--store " + file + " is a file: name a folder", "hosts", "list", "--store", file);
        refused("--store " + file + " is a file: name a folder", "hosts", "add", "x", "--store", file);
        refused("--store " + file + " is a file: name a folder", "credentials", "list", "--store", file);
        refused("--store " + file + " is a file: name a folder", "trust", "list", "--store", file);
    }

    private void refused(String why, String... arguments) {
        out.reset();
        err.reset();
        assertEquals(2, run(arguments), why);
        assertEquals("", out());
        assertTrue(err().startsWith("rollcall: " + why), err());
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void helpAndVersionAreNoErrors() {
        for (List<String> words : List.of(
                List.of("--help"), List.of("--version"), List.of("help", "check"), List.of("hosts", "--help"))) {
            assertEquals(0, run(words.toArray(String[]::new)), words.toString());
        }
        assertTrue(out().contains("--fail-on"), out());
        assertFalse(out().contains("${"), out());
        assertEquals("", err());
    }
}
