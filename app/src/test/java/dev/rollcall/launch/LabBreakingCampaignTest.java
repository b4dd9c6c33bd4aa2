package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.campaign.Timings;
import dev.rollcall.cli.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fix that breaks Remote Desktop on purpose, over all hosts of the lab. */
@Tag("lab")
@Timeout(240)
class LabBreakingCampaignTest {
    private static final String CANARY = "expired";
    /** What is broken stays so: there is no need to wait for long. */
    private static final Timings BRIEFLY = new Timings(
            Timings.USUAL.ask(),
            Timings.USUAL.act(),
            Duration.ofSeconds(5),
            Timings.USUAL.restart(),
            Timings.USUAL.again(),
            Timings.USUAL.idle());

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void scripts() {
        LabScripts.areHere();
    }

    @AfterEach
    void asItWas() throws Exception {
        // Looks use up the few connections that the one that hangs takes.
        LabConsole.reset(CANARY, "hung");
    }

    @Test
    void stopsAfterTheCanaryAndUndoHealsIt() throws Exception {
        List<String> names = LabProgram.hosts().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .toList();
        assertEquals(24, names.size());
        LabConsole console = new LabConsole(folder, names);
        LabProgram files = new LabProgram(folder);
        String script = files.file(
                        "break.sh", "touch /root/broken; systemctl stop xrdp freerdp-shadow weston-rdp; exit 0")
                .toString();
        String undo = files.file("heal.sh", "systemctl start xrdp").toString();
        assertEquals("open", console.code(CANARY, "port"));

        JsonNode run = console.json(
                BRIEFLY,
                Commands.SOME_HOST_FAILS,
                console.acting(
                        "fix",
                        "run",
                        "run-script",
                        "--where",
                        "host:*",
                        "--yes",
                        "--set",
                        "file=" + script,
                        "--set",
                        "undo-file=" + undo));

        assertEquals(24, run.path("hosts").size());
        assertEquals("stopped", run.path("state").asText());
        assertEquals(
                "1 of 1 were not verified, more than 5 %", run.path("reason").asText());
        assertEquals(Set.of(CANARY), LabConsole.in(run, "failed"), run::toString);
        JsonNode canary = LabConsole.host(run, CANARY);
        assertEquals(1, canary.path("wave").asInt());
        assertTrue(canary.path("undo").asBoolean());
        assertTrue(
                canary.path("because")
                        .asText()
                        .startsWith("the host says that it is done, but a new look does not show it: Port: "),
                canary::toString);
        assertEquals("refused", console.code(CANARY, "port"));
        others(run, names);
        assertEquals(run, console.show(1));

        JsonNode reverted = console.json(Commands.DONE, console.acting("campaigns", "revert", "1", "--yes"));
        assertEquals("finished", reverted.path("state").asText());
        assertEquals(Set.of(CANARY), LabConsole.in(reverted, "undone"), reverted::toString);
        assertEquals("open", console.code(CANARY, "port"));
        JsonNode after = console.show(1);
        assertEquals("undone", LabConsole.state(after, CANARY));
        assertEquals("stopped", after.path("state").asText());
        assertEquals("intact", after.path("chain").asText());
    }

    /** Nothing was done to any of them, and those that are left out are for a reason. */
    private static void others(JsonNode run, List<String> names) throws Exception {
        Set<String> planned = LabConsole.in(run, "planned");
        Set<String> spared = LabConsole.in(run, "left-out");
        assertEquals(Set.of("sshdown"), spared, run::toString);
        assertEquals("no-access", LabConsole.host(run, "sshdown").path("reason").asText());
        Set<String> others = new HashSet<>(names);
        others.remove(CANARY);
        others.removeAll(spared);
        assertEquals(others, planned);
        for (String name : others) {
            assertEquals("", LabConsole.inside(name, "ls /root/broken 2>/dev/null; true"), name);
        }
        // Where Remote Desktop does not answer anyway, no harm would be seen: those come last.
        for (String name : List.of("filtered", "stopped", "tarpit")) {
            assertEquals(3, LabConsole.host(run, name).path("wave").asInt(), name);
        }
    }
}
