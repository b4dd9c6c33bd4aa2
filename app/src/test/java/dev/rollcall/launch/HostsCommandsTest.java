package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import dev.rollcall.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about lists and the inventory, run in this process with the real parts. */
class HostsCommandsTest {
    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return run(out, arguments);
    }

    private int run(OutputStream target, String... arguments) {
        out.reset();
        err.reset();
        Surroundings surroundings = new Surroundings(
                new PrintStream(target, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of("ROLLCALL_STORE", folder.resolve("store").toString()),
                _ -> () -> {});
        return Commands.run(arguments, surroundings, new Wiring());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void keep(String... hosts) {
        for (String host : hosts) {
            assertEquals(0, run("hosts", "add", host, "--site", host.substring(0, 1)));
        }
    }

    private void assertRefused(String said, String... arguments) {
        assertEquals(2, run(arguments), err());
        assertEquals("", out());
        assertEquals("rollcall: " + said, err().strip());
    }

    @Test
    void hostsAreListedByAPolicyThatIsSaid() throws IOException {
        keep("a");
        assertEquals(
                0, run("hosts", "list", "--policy", file("p.toml", "[certificate]\nexpires_soon_days = 7\n")), err());
        assertTrue(out().contains("unchecked"), out());
        String wrong = file("q.toml", "[nope]\nx = 1\n");
        assertEquals(2, run("hosts", "list", "--policy", wrong));
        assertTrue(err().startsWith("rollcall: --policy " + wrong + ": nope is no key of a policy"), err());
    }

    @Test
    void aListOfPagesSaysWhenThereAreNone() {
        assertEquals(0, run("explain", "--list", "no-such-word"));
        assertEquals("rollcall: no page has all of: no-such-word", err().strip());
        assertEquals(0, run("explain", "--list", "certificate"));
        assertTrue(
                out().lines()
                                .filter(line -> line.startsWith("  dialog/"))
                                .mapToInt(line -> line.indexOf('\u201c'))
                                .distinct()
                                .count()
                        == 1,
                out());
        assertEquals(2, run("explain", " "));
        assertTrue(err().startsWith("rollcall: what is to be explained?"), err());
    }

    @Test
    void outputThatCannotBeWrittenIsNoSuccess() {
        keep("a");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(3, run(full, "hosts", "list"));
        assertTrue(err().startsWith("rollcall: can't go on: the output can't be written"), err());
        assertEquals(3, run(full, "hosts", "export"));
    }

    @Test
    void anEmptyQueryDoesNotForgetEveryHost() {
        keep("a", "b");
        assertRefused("--where: the query is empty; to forget every host say --all", "hosts", "remove", "--where", " ");
        assertRefused("--all goes without hosts and without --where", "hosts", "remove", "--all", "a");
        assertEquals(0, run("hosts", "remove", "--all"));
        assertEquals("2 hosts removed", out().strip());
    }

    @Test
    void aQueryNarrowsTheHostsThatAreNamedToBeForgotten() {
        keep("a", "b", "c");
        assertEquals(0, run("hosts", "remove", "a", "b", "--where", "site:b,c"));
        assertEquals("1 host removed", out().strip());
        assertEquals(0, run("hosts", "list", "--format", "csv"));
        assertTrue(out().contains("\na,") && out().contains("\nc,") && !out().contains("\nb,"), out());
    }

    @Test
    void aStoreThatDoesNotExistIsNotMadeByReadingIt() {
        String place = folder.resolve("mistyped").toString();
        assertRefused("there is no store in " + place + " (hosts import makes one)", "--store", place, "hosts", "list");
        assertEquals(2, run("--store", place, "history"));
        assertEquals(2, run("--store", place, "check"));
        assertFalse(Files.exists(Path.of(place)));
    }

    @Test
    void nothingThatMatchesIsNoErrorButAnEmptyStoreIs() {
        keep("a");
        assertEquals(0, run("check", "--where", "is:failing", "--format", "json"));
        assertEquals("rollcall: no host matches: is:failing", err().strip());
        assertEquals("[\n\n]", out().strip());
        assertEquals(0, run("hosts", "remove", "--all"));
        assertRefused("no hosts are kept yet: rollcall hosts import FILE", "check", "--where", "is:failing");
    }

    @Test
    void whatNobodyCanKnowBeforeACheckDoesNotNarrowNamedHosts() {
        assertEquals(2, run("check", "localhost", "--where", "site:a is:failing"));
        assertTrue(
                err().contains("--where is:failing: nothing is known of these hosts before they are checked"), err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "check --format xml a|--format xml: use table, json, ndjson, csv or junit",
                "check --fail-on green a|--fail-on green: use fail, warn, unknown or never",
                "check --concurrency abc a|--concurrency abc is no whole number (see: rollcall check --help)",
                "check --concurrency 99999999999 a|--concurrency 99999999999 is too large a number"
                        + " (see: rollcall check --help)",
                "campaigns show abc|N abc is no whole number (see: rollcall campaigns show --help)",
                "check --form json|there is no option --form; did you mean --from?",
                "check --fail-an=warn|there is no option --fail-an; did you mean --fail-on?",
                "chekc|there is no command \"chekc\"; did you mean check?",
                "hosts lsit|there is no command \"lsit\"; did you mean list?",
                "help hosts imprt|there is no command \"imprt\"; did you mean import?",
                "check @/etc/hostname|\"@/etc/hostname\" is not a host: a name has no \"@\" in it.",
                "check --resolver [fd00::53 a|--resolver: \"[fd00::53\": the ] behind the address is missing",
                "check http://good.lab.test/|\"http://good.lab.test/\" is not a host: that is a URL: write the name alone,"
                        + " good.lab.test.",
                "check --where or a|--where: 'or' at 1: all terms have to hold; either of two is a comma, such as"
                        + " is:failing,warning, not one is -is:healthy; the word itself goes in quotes"
            })
    void aWrongCommandLineIsToldWhatWouldBeRight(String line, String said) {
        assertRefused(said, line.split(" "));
    }

    @Test
    void whoLeavesThePortOutIsToldThePortsThatAreKept() {
        keep("ts-1:3390", "ts-1:3391");

        assertRefused("ts-1 is not kept at port 3389; say it with its port: ts-1:3390, ts-1:3391", "history", "ts-1");
        assertRefused("ts-2 is not kept (rollcall hosts list shows what is)", "history", "ts-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help hosts import", "hosts help import", "hosts import --help"})
    void everyWayToAskForHelpGivesThatOfTheCommand(String line) {
        assertEquals(0, run(line.split(" ")), err());
        assertTrue(out().startsWith("Usage: rollcall hosts import "), out());
    }

    @Test
    void aListWithoutAHostIsOneLineWithTheCause() throws IOException {
        String empty = file("empty.csv", "host,site\n");
        assertRefused(empty + " names no host: write one a line", "hosts", "import", empty);
        String open = file("open.csv", "host,site\n\"web,Berlin\n");
        assertRefused(
                open + " names no host that can be used: line 2: \"\"web,Berlin\": a quotation mark is missing",
                "hosts",
                "import",
                open);
        String sites = file("sites.csv", "site,os\nBerlin,Windows\n");
        assertEquals(2, run("hosts", "import", sites));
        assertTrue(err().contains("has no host column"), err());
    }

    @Test
    void fiveLinesThatWereLeftOutAreNamedAndTheRestCounted() throws IOException {
        String list = file("list.txt", "web\n" + "a b\n".repeat(7));
        assertEquals(0, run("hosts", "import", list));
        assertEquals(6, err().lines().count(), err());
        assertTrue(err().contains(list + ": left out line 2: \"a b\": a plain list has one host a line"), err());
        assertTrue(err().contains(": and 2 more lines left out"), err());
    }

    @Test
    void whatSeveralListsSayOfAHostComesTogether() throws IOException {
        String plain = file("plain.txt", "web\n");
        String table = file("table.csv", "host,address,site,tags\nweb,10.0.0.7,Berlin,two words\n");
        assertEquals(0, run("hosts", "import", plain, table));
        assertEquals(0, run("hosts", "add", "web", "--tag", "other words,third"));
        assertEquals(0, run("hosts", "export"));
        assertEquals(
                "host,port,address,site,os,tags,notes,access,jump,gateway,gateway_names\nweb,3389,10.0.0.7,Berlin,,\"other-words, third, two-words\",,,,,\n",
                out());
    }

    @Test
    void anExportIsWrittenWholeOrNotAtAll() throws IOException {
        keep("a");
        Path place = folder.resolve("out.csv");
        assertEquals(0, run("hosts", "export", "--output", place.toString()));
        assertEquals("rollcall: 1 host written", err().strip());
        assertTrue(Files.readString(place).contains("\na,3389"));
        Path nowhere = folder.resolve("none").resolve("out.csv");
        assertRefused(
                "--output: can't write " + nowhere + ": there is no folder " + nowhere.getParent(),
                "hosts",
                "export",
                "--output",
                nowhere.toString());
        try (var left = Files.list(folder)) {
            assertEquals(
                    0,
                    left.filter(file -> file.getFileName().toString().startsWith(".rollcall"))
                            .count());
        }
    }

    @Test
    void hostsAreListedAlignedOrForPrograms() throws IOException {
        keep("a", "bcd:3390");
        assertEquals(0, run("hosts", "list"));
        assertEquals("""
                HOST  PORT  SITE  OS  TAGS  LAST STATUS  CHECKED AT
                a     3389  a               unchecked
                bcd   3390  b               unchecked
                """, out());
        assertEquals(0, run("hosts", "list", "--format", "json"));
        assertEquals(4, out().lines().count(), out());
        JsonNode second = JsonMapper.builder().build().readTree(out()).get(1);
        assertEquals(3390, second.path("port").asInt());
        assertTrue(second.path("checked_at").isNull());
    }

    @Test
    void waysInAndJumpHostsAreKeptListedAndExported() throws IOException {
        assertEquals(0, run("hosts", "add", "web", "--access", "ssh:2222,winrm-https", "--jump", "Bastion:2200"));
        assertEquals(0, run("hosts", "add", "web", "--tag", "prod"));
        assertEquals(0, run("hosts", "list", "--format", "json"));
        JsonNode kept = JsonMapper.builder().build().readTree(out()).get(0);
        assertEquals("[\"ssh:2222\",\"winrm-https\"]", kept.path("access").toString());
        assertEquals("bastion:2200", kept.path("jump").asText());
        assertEquals(0, run("hosts", "list"));
        assertTrue(out().contains("ACCESS"), out());
        assertEquals(0, run("hosts", "export"));
        String exported = file("exported.csv", out());
        assertEquals(0, run("hosts", "remove", "--all"));
        assertEquals(0, run("hosts", "import", exported));
        assertEquals(0, run("hosts", "export"));
        assertTrue(out().endsWith("web,3389,,,,prod,,\"ssh:2222,winrm-https\",bastion:2200,,\n"), out());
    }

    @Test
    void theGatewayOfHostsIsKeptListedExportedAndTakenAway() throws IOException {
        assertEquals(0, run("hosts", "add", "web", "db", "--gateway", "GW-2.example.net:8443"));
        assertEquals(0, run("hosts", "add", "web", "--tag", "prod"));
        assertEquals(0, run("hosts", "list", "--where", "gateway:gw-2"));
        assertEquals("""
                HOST  PORT  SITE  OS  TAGS  LAST STATUS  CHECKED AT  GATEWAY
                db    3389                  unchecked                gw-2.example.net:8443
                web   3389            prod  unchecked                gw-2.example.net:8443
                """, out());
        assertEquals(0, run("gateways", "add", "gw-2.example.net:8443", "--names", "remote,apps"));
        assertEquals(0, run("hosts", "export"));
        String exported = file("exported.csv", out());
        assertEquals(0, run("hosts", "add", "db", "--gateway", "none"));
        assertEquals(0, run("hosts", "list", "--format", "json"));
        JsonNode kept = JsonMapper.builder().build().readTree(out());
        assertTrue(kept.get(0).path("gateway").isNull(), out());
        assertEquals("gw-2.example.net:8443", kept.get(1).path("gateway").asText());
        assertEquals(0, run("hosts", "remove", "--all"));
        assertEquals(0, run("gateways", "remove", "gw-2.example.net:8443"));
        assertEquals(0, run("hosts", "import", exported));
        assertEquals(0, run("gateways", "list", "--format", "csv"));
        assertEquals(
                List.of("gateway,port,names,hosts", "gw-2.example.net,8443,\"remote,apps\",2"),
                out().lines().toList());
        assertRefused(
                "--gateway: its gateway a b: a name has no space in it", "hosts", "add", "web", "--gateway", "a b");
    }

    @Test
    void gatewaysAreKeptByThemselves() throws IOException {
        assertEquals(0, run("gateways", "add", "Gw-2", "--names", "remote.example.net,zürich"));
        assertEquals("gateway gw-2 kept", out().strip());
        assertEquals(0, run("gateways", "add", "gw-2", "--names", "alt"));
        assertEquals(0, run("gateways", "list"));
        assertEquals("""
                GATEWAY  PORT  NAMES                                 HOSTS
                gw-2     443   remote.example.net,xn--zrich-kva,alt  0
                """, out());
        assertEquals(0, run("hosts", "add", "web", "--gateway", "gw-2"));
        assertRefused(
                "1 host is behind gw-2: add --unlink if none is to be, or give them another with hosts add --gateway",
                "gateways",
                "remove",
                "gw-2");
        assertEquals(0, run("gateways", "change", "gw-2", "--name", "gw-3:8443", "--names", "none"));
        assertRefused(
                "the gateway gw-3 is not kept at port 443; say it with its port: gw-3:8443",
                "gateways",
                "remove",
                "gw-3");
        assertEquals(0, run("gateways", "list", "--format", "json"));
        assertEquals("[{\"gateway\":\"gw-3\",\"port\":8443,\"names\":[],\"hosts\":1}]", out().replace("\n", ""));
        assertEquals(0, run("gateways", "remove", "gw-3:8443", "--unlink"));
        assertEquals(0, run("hosts", "list", "--where", "gateway:none", "--format", "csv"));
        assertTrue(out().contains("\nweb,"), out());
        assertEquals(0, run("gateways", "list"));
        assertEquals("rollcall: no gateways are kept yet: rollcall gateways add NAME", err().strip());
    }

    @Test
    void gatewaysThatCannotBeAreRefusedInOneLine() {
        assertEquals(0, run("gateways", "add", "gw-1"));
        assertEquals(0, run("gateways", "add", "gw-2"));
        assertRefused("what changes? Say it with --name or --names", "gateways", "change", "gw-1");
        assertRefused(
                "--name: there is another gateway gw-2 already: remove it first, or name another",
                "gateways",
                "change",
                "gw-1",
                "--name",
                "gw-2");
        assertRefused(
                "gateways add: none means that there is no gateway: none can be called so", "gateways", "add", "none");
        assertRefused(
                "gateways add: its other name gw:443: say it without a port, all its names have the same one",
                "gateways",
                "add",
                "gw-1",
                "--names",
                "gw:443");
        assertRefused(
                "the gateway gw-9 is not kept (rollcall gateways list shows what is)", "gateways", "remove", "gw-9");
    }

    @Test
    void waysThatAreNoneAreRefusedInOneLine() {
        assertRefused(
                "--access: there is no way \"telnet\" into a host: use winrm-https, winrm-http, ssh",
                "hosts",
                "add",
                "web",
                "--access",
                "telnet");
        assertRefused("--access: port \"0\" is not between 1 and 65535", "check", "web", "--access", "ssh:0");
        assertRefused(
                "--jump: web can't be its own jump host: name another one, or leave --jump out",
                "hosts",
                "add",
                "web",
                "--jump",
                "Web:22");
        assertRefused("--jump: its jump host a b: a name has no space in it", "hosts", "add", "web", "--jump", "a b");
        assertRefused(
                "--winrm-basic sends passwords through TLS only, and --access ssh,winrm-http has no winrm-https: add it,"
                        + " or leave --winrm-basic out",
                "check",
                "web",
                "--winrm-basic",
                "--access",
                "ssh,winrm-http");
    }

    @Test
    void whileAnotherProcessHasTheStoreItsHostsCannotBeListedAndWhatIsTrustedCan() throws Exception {
        keep("web");
        String who;
        try (Store _ = Store.open(folder.resolve("store"))) {
            for (String command : List.of("hosts list", "check", "history", "hosts export")) {
                assertEquals(2, run(command.split(" ")), command);
                assertEquals("", out());
            }
            who = err().strip();
            assertEquals(0, run("trust", "list"), this::err);
            assertEquals(0, run("credentials", "list"), this::err);
        }
        assertTrue(
                who.matches("rollcall: The store \\S+ is in use by process \\d+ of user \\S+ on \\S+, since"
                        + " \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\. Close that one first, or name another store with"
                        + " --store\\."),
                who);
        assertEquals(0, run("hosts", "list"), this::err);
    }

    @Test
    void historyHasOneLineForAFirstSightAndSeconds() throws IOException {
        keep("127.0.0.1:1");
        assertEquals(0, run("check", "--fail-on", "never", "--checks", "port,nla"));
        assertFalse(out().contains("CERTIFICATE"), out());
        assertEquals(0, run("history"));
        assertEquals(1, out().lines().count(), out());
        assertTrue(
                out().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  127.0.0.1:1  first seen: port [a-z-]+\\s"),
                out());
        assertEquals(0, run("history", "--format", "json", "--since", "1d"));
        JsonNode first = JsonMapper.builder().build().readTree(out()).get(0);
        assertTrue(first.path("before").isNull(), out());
        assertRefused("--since: \"soon\" is no time: write for example 12h, 1d or 2w", "history", "--since", "soon");
    }
}
