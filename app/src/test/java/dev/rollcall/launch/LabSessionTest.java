package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Desktop sessions that a stock client opened on a real host. */
@Tag("lab")
@Timeout(180)
class LabSessionTest {
    private static final String HOST = "selfsigned";

    @BeforeAll
    static void openSessions() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", HOST);
        for (String user : new String[] {"alice", "bob", "carol"}) {
            LabScripts.run("session", "open", HOST, user);
        }
        LabScripts.run("session", "leave", HOST, "bob");
        LabScripts.run("session", "freeze", HOST, "carol");
    }

    @AfterAll
    static void putItBack() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", HOST);
    }

    @Test
    void sessionsAreListedWithTheirUsersAndWhetherTheyAreConnectedOrFrozen(@TempDir Path folder) throws Exception {
        listsThem(new LabProgram(folder).withKey().checksOf("lab-admin", HOST));
    }

    @Test
    void soTheyAreForAnAccountThatCannotBecomeRoot(@TempDir Path folder) throws Exception {
        listsThem(new LabProgram(folder)
                .withPassword("operator", "operator", "Lab-operator-1")
                .checksOf("operator", HOST));
    }

    private static void listsThem(JsonNode checks) {
        JsonNode session = checks.path("session");
        Map<String, String> states = new TreeMap<>();
        for (JsonNode each : session.at("/facts/list")) {
            states.put(each.path("user").asText(), each.path("state").asText());
        }
        assertEquals(Map.of("alice", "active", "bob", "disconnected", "carol", "stuck"), states, checks::toString);
        assertEquals("stuck", session.path("code").asText());
        assertEquals("1 stuck: carol", session.path("summary").asText());
        assertEquals(1, session.at("/facts/active").asInt());
        assertEquals(1, session.at("/facts/disconnected").asInt());
        assertEquals(1, session.at("/facts/stuck").asInt());
    }
}
