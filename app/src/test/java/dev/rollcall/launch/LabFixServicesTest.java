package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services and firewalls of real hosts, mended by command, and taken back where there is a way back. */
@Tag("lab")
@Timeout(180)
class LabFixServicesTest {
    private static final List<String> CLOSED = List.of("filtered", "ufw");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    @AfterAll
    static void asTheyWere() throws Exception {
        LabScripts.areHere();
        LabScripts.reset(List.of("stopped", "filtered", "ufw", "hung"));
    }

    private static String onTheWire(String host) throws Exception {
        return LabWire.of(host).thumbprint("SHA-256").orElse("");
    }

    @Test
    void oneThatStandsStillIsStartedAndStoppedAgain() throws Exception {
        LabFixes fixes = new LabFixes(folder, List.of("stopped"));
        Map<String, JsonNode> before = fixes.checks();
        assertEquals(Map.of("stopped", "refused"), LabFixes.codes(before, "port"));
        assertEquals(Map.of("stopped", "stopped"), LabFixes.codes(before, "service"));

        JsonNode campaign = fixes.run("start-service");

        LabFixes.are("verified", campaign, List.of("stopped"));
        assertNotEquals("", onTheWire("stopped"));
        Map<String, JsonNode> after = fixes.checks();
        assertEquals(Map.of("stopped", "open"), LabFixes.codes(after, "port"));
        assertEquals(Map.of("stopped", "running"), LabFixes.codes(after, "service"));

        LabFixes.are("undone", fixes.revert(campaign), List.of("stopped"));

        assertThrows(ConnectException.class, () -> onTheWire("stopped"));
        assertEquals(Map.of("stopped", "stopped"), LabFixes.codes(fixes.checks(), "service"));
    }

    @Test
    void firewallsOfTwoKindsAreOpenedAndClosedAgain() throws Exception {
        LabFixes fixes = new LabFixes(folder, CLOSED);
        Map<String, String> closed = Map.of("filtered", "filtered", "ufw", "filtered");
        Map<String, JsonNode> before = fixes.checks();
        assertEquals(closed, LabFixes.codes(before, "port"));
        assertEquals(Map.of("filtered", "blocked", "ufw", "blocked"), LabFixes.codes(before, "firewall"));

        JsonNode campaign = fixes.run("open-firewall", "--waves", "*");

        LabFixes.are("verified", campaign, CLOSED);
        for (String host : CLOSED) {
            assertNotEquals("", onTheWire(host));
        }
        Map<String, JsonNode> after = fixes.checks();
        assertEquals(Map.of("filtered", "open", "ufw", "open"), LabFixes.codes(after, "port"));
        assertEquals(Map.of("filtered", "allowed", "ufw", "allowed"), LabFixes.codes(after, "firewall"));

        LabFixes.are("undone", fixes.revert(campaign), CLOSED);

        for (String host : CLOSED) {
            assertThrows(SocketTimeoutException.class, () -> onTheWire(host), host);
        }
        assertEquals(closed, LabFixes.codes(fixes.checks(), "port"));
    }

    @Test
    void oneThatHangsIsRestartedForWhichThereIsNoWayBack() throws Exception {
        LabFixes fixes = new LabFixes(folder, List.of("hung"));
        // Its port takes three connects, and looks before the act need them.
        assertEquals(
                Map.of("hung", "hung"), LabFixes.codes(fixes.checks("--checks", "access,service,session"), "service"));
        String process = LabScripts.run("in", "hung", "cat", "/run/xrdp/xrdp.pid");

        JsonNode campaign = fixes.run("restart-service");

        LabFixes.are("verified", campaign, List.of("hung"));
        assertNotEquals("", onTheWire("hung"));
        assertNotEquals(process, LabScripts.run("in", "hung", "cat", "/run/xrdp/xrdp.pid"));
        Map<String, JsonNode> after = fixes.checks();
        assertEquals(Map.of("hung", "open"), LabFixes.codes(after, "port"));
        assertEquals(Map.of("hung", "running"), LabFixes.codes(after, "service"));
        fixes.hasNoWayBack(campaign);
        assertTrue(
                LabScripts.run("in", "hung", "systemctl", "is-active", "xrdp").startsWith("active"));
    }
}
