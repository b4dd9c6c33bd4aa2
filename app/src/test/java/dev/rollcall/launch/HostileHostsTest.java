package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program against hosts that flood, garble and cut off: one clear cell each, and none lost. */
@Timeout(300)
class HostileHostsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Commands.run(
                arguments,
                new Surroundings(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of("ROLLCALL_STORE", folder.resolve("store").toString()),
                        _ -> () -> {}),
                new Wiring());
    }

    @Test
    void eachHasOneCellThatSaysWhatIsWrong() throws Exception {
        assumeTrue(System.getProperty("os.name", "").equals("Linux"), "only Linux has all of 127.0.0.0/8");
        String passphrase =
                Files.writeString(folder.resolve("passphrase"), "of the vault").toString();
        String password =
                Files.writeString(folder.resolve("password"), "secret").toString();
        String[] open = {"--vault-passphrase-file", passphrase};
        assertEquals(
                0,
                run("credentials", "add", "ops", "--user", "ops", "--password-file", password, open[0], open[1]),
                err::toString);
        try (HostilePeers peers = HostilePeers.start()) {
            peers.says("127.0.0.2", HostilePeers.endless("Welcome, read this well\r\n"))
                    .says("127.0.0.3", HostilePeers.endless("B".repeat(8000)))
                    .says("127.0.0.4", out -> {})
                    .says("127.0.0.5", out -> {
                        out.write("SSH-2.0-odd\r\n".getBytes(StandardCharsets.US_ASCII));
                        HostilePeers.endless("\u00ff".repeat(8000)).to(out);
                    })
                    .says("127.0.0.6", HostilePeers.endless("SSH-2.0-" + "x".repeat(2000)))
                    .runs("127.0.0.7", "printf '{\"version\":1,\"system\":\"linux\",\"sess'")
                    .runs("127.0.0.8", "head -c 104857600 /dev/zero | tr '\\0' a")
                    .runs("127.0.0.9", "head -c 104857600 /dev/zero | tr '\\0' e >&2; printf '{}'")
                    .runs("127.0.0.10", "exit 3")
                    .floodsWithBanners("127.0.0.11");
            int exit = run(
                    "check",
                    "127.0.0.2-11",
                    "--credential",
                    "ops",
                    "--access",
                    "ssh:" + peers.port(),
                    "--trust-new",
                    "--checks",
                    "access,service",
                    "--deadline",
                    "15s",
                    "--fail-on",
                    "never",
                    "--format",
                    "json",
                    open[0],
                    open[1]);
            assertEquals(0, exit, err::toString);
        }
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        Map<String, String> said = said();
        assertEquals(10, said.size(), said::toString);
        assertSaid("2 refused: what answers there does not speak SSH: it says \"Welcome, read this well\"", said);
        assertSaid("3 refused: what answers there does not speak SSH: it says \"BBBB", said);
        assertSaid("4 refused: ", said);
        assertSaid("5 refused: failed while keys were exchanged: ", said);
        assertSaid("6 refused: what answers there does not speak SSH", said);
        assertSaid("7 not-learnt: linux.sh ended with 0, ", said);
        assertSaid("8 not-learnt: printed more than ", said);
        assertSaid("9 not-learnt: printed errors without end", said);
        assertSaid("10 not-learnt: linux.sh ended with 3, ", said);
        assertSaid("11 timed-out: no answer in time", said);
    }

    /** By the last number of each address: of the first check that went wrong, its code and why. */
    private Map<String, String> said() throws Exception {
        Map<String, String> said = new TreeMap<>();
        for (JsonNode host : JsonMapper.builder().build().readTree(out.toByteArray())) {
            JsonNode access = host.path("checks").path("access");
            JsonNode service = host.path("checks").path("service");
            boolean granted = access.path("code").asText().equals("granted");
            String why = granted
                    ? service.path("facts").path("reason").asText()
                    : access.path("facts").path("tried").path(0).path("detail").asText();
            String number = host.path("host").asText().replace("127.0.0.", "");
            said.put(number, (granted ? service : access).path("code").asText() + ": " + why);
            assertEquals(1, why.lines().count(), host::toString);
            assertTrue(why.length() <= 310, why);
        }
        return said;
    }

    private static void assertSaid(String expected, Map<String, String> said) {
        int blank = expected.indexOf(' ');
        String actual = said.getOrDefault(expected.substring(0, blank), "nothing");
        assertTrue(actual.startsWith(expected.substring(blank + 1)), expected + " but was " + actual);
    }
}
