package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A timed change on a real host, by command: confirmed it stays when its time is over, and not confirmed it does not. */
@Tag("lab")
@Timeout(200)
class LabConfirmTest {
    private static final String HOST = "nla.lab.test";

    @TempDir
    Path folder = Path.of("");

    private LabProgram program;

    @BeforeEach
    void aFleetOfOne() throws Exception {
        LabScripts.areHere();
        program = new LabProgram(folder).withKey();
        assertEquals(Commands.DONE, program.run("hosts", "add", HOST), program::err);
    }

    @AfterEach
    void asItWas() throws Exception {
        LabScripts.run("reset", "nla");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--vault-passphrase-file", folder.resolve("passphrase").toString()));
        all.addAll(
                List.of("--known-hosts", LabProgram.LAB.resolve("known_hosts").toString()));
        all.addAll(List.of("--credential", "lab-admin", "--resolver", "10.77.0.53", "--deadline", "40s"));
        all.addAll(List.of("--format", "json"));
        return program.run(all.toArray(String[]::new));
    }

    private JsonNode step() throws Exception {
        JsonNode campaign = JsonMapper.builder().build().readTree(program.out());
        assertEquals("intact", campaign.path("chain").asText());
        return campaign.path("hosts").path(0);
    }

    private String nla() throws Exception {
        return program.checksOf("lab-admin", "nla").path("nla").path("code").asText();
    }

    private String timers() throws Exception {
        return LabScripts.run("in", "nla", "systemctl", "list-timers", "--all", "--full", "--no-pager");
    }

    private JsonNode withoutNla(String time) throws Exception {
        assertEquals("required", nla());
        assertEquals(Commands.DONE, run("fix", "run", "disable-nla", HOST, "--for", time, "--yes"), program::err);
        assertEquals("verified", step().path("state").asText());
        assertTrue(timers().contains("rollcall-1-"), "the restore is armed");
        return step();
    }

    @Test
    void whatIsConfirmedStaysUntilItIsTakenBack() throws Exception {
        Instant until = Instant.parse(withoutNla("60s").path("until").asText());

        assertEquals(Commands.DONE, run("campaigns", "confirm", "1"), program::err);
        assertEquals("verified", step().path("state").asText());
        assertTrue(step().path("confirmed").asBoolean(), program::out);
        assertTrue(step().path("until").isNull(), program::out);
        assertFalse(timers().contains("rollcall"), "nothing is armed any more");
        while (Instant.now().isBefore(until.plus(Duration.ofSeconds(10)))) {
            assertEquals("optional", nla());
        }
        assertEquals("optional", nla());

        assertEquals(Commands.DONE, run("campaigns", "revert", "1", "--yes"), program::err);
        assertEquals("undone", step().path("state").asText());
        assertEquals("required", nla());
    }

    @Test
    void whatIsNotConfirmedGoesBackAndSaysSo() throws Exception {
        Instant until = Instant.parse(withoutNla("40s").path("until").asText());
        Instant last = until.plus(Duration.ofSeconds(40));
        while (!nla().equals("required")) {
            assertTrue(Instant.now().isBefore(last), "it did not go back");
        }
        assertFalse(Instant.now().isBefore(until), "it went back before its time was over");

        assertEquals(Commands.SOME_HOST_FAILS, run("campaigns", "confirm", "1"), program::err);
        assertEquals("undone", step().path("state").asText());
        assertEquals(
                "the host put it back by itself: the time is over: NLA is required again",
                step().path("because").asText());
        assertEquals(Commands.WRONG_INPUT, run("campaigns", "confirm", "1"), program::out);
    }
}
