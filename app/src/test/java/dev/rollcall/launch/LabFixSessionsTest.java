package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a real host ended by command, and the host itself restarted; neither has a way back. */
@Tag("lab")
@Timeout(180)
class LabFixSessionsTest {
    private static final String HOST = "expiring";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void nobodyIsThere() throws Exception {
        LabScripts.areHere();
        LabScripts.reset(List.of(HOST));
    }

    @AfterAll
    static void asItWas() throws Exception {
        LabScripts.reset(List.of(HOST));
    }

    /** What is said of the sessions of each user. */
    private static Map<String, String> sessions(Map<String, JsonNode> checks) {
        Map<String, String> states = new TreeMap<>();
        checks.getOrDefault(HOST, MissingNode.getInstance())
                .at("/session/facts/list")
                .forEach(session -> states.put(
                        session.path("user").asText(), session.path("state").asText()));
        return states;
    }

    @Test
    void frozenOnesAreEndedAndAConnectedOneIsLeftAlone() throws Exception {
        LabFixes fixes = new LabFixes(folder, List.of(HOST));
        String alice = LabScripts.run("session", "open", HOST, "alice").strip();
        for (String user : List.of("bob", "carol")) {
            LabScripts.run("session", "open", HOST, user);
            LabScripts.run("session", "freeze", HOST, user);
        }
        // Whether its client is still there makes no difference to one that hangs.
        LabScripts.run("session", "leave", HOST, "carol");
        Map<String, JsonNode> before = fixes.checks();
        assertEquals(Map.of(HOST, "stuck"), LabFixes.codes(before, "session"));
        assertEquals(Map.of("alice", "active", "bob", "stuck", "carol", "stuck"), sessions(before));
        JsonNode restart = fixes.plan("restart-host");
        assertEquals("in-use", LabFixes.host(restart, HOST).path("reason").asText(), restart::toPrettyString);

        JsonNode campaign = fixes.run("log-off-session");

        LabFixes.are("verified", campaign, List.of(HOST));
        assertEquals(
                "alice",
                LabScripts.run("in", HOST, "ps", "-C", "Xorg", "-o", "user=").strip());
        String left = LabScripts.run("session", "list", HOST);
        assertTrue(left.contains("has a client connected"), left);
        assertTrue(left.contains("Id=" + alice + " Name=alice "), left);
        Map<String, JsonNode> after = fixes.checks();
        assertEquals(Map.of(HOST, "sessions"), LabFixes.codes(after, "session"));
        assertEquals(Map.of("alice", "active"), sessions(after));
        fixes.hasNoWayBack(campaign);
    }

    @Test
    void theHostReallyRestarts() throws Exception {
        LabFixes fixes = new LabFixes(folder, List.of(HOST));
        Map<String, JsonNode> before = fixes.checks();
        String booted = LabScripts.run("in", HOST, "ps", "-o", "lstart=", "-p", "1");

        JsonNode campaign = fixes.run("restart-host", "--set", "notice=1s");

        LabFixes.are("verified", campaign, List.of(HOST));
        assertNotEquals(booted, LabScripts.run("in", HOST, "ps", "-o", "lstart=", "-p", "1"));
        Map<String, JsonNode> after = fixes.checks();
        for (String check : List.of("port", "nla", "certificate", "access", "service")) {
            assertEquals(LabFixes.codes(before, check), LabFixes.codes(after, check), check);
        }
        fixes.hasNoWayBack(campaign);
    }
}
