package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.observation.Check;
import dev.rollcall.ui.WindowRobot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bulk fixes by one window on real hosts of the lab: chosen in the matrix, planned, run, seen from outside, taken back and checked.
 * What the window says is held against what the hosts say on their consoles and on the wire.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LabFixWindowTest {
    private static final List<String> CERTIFICATES = List.of("expired", "wrongname", "selfsigned", "weakcert");
    private static final List<String> KEYS = List.of("stock", "nokey");
    private static final List<String> FIREWALLS = List.of("filtered", "ufw");
    private static final String WITH_SESSIONS = "expiring";
    private static final List<String> HOSTS = Stream.of(
                    CERTIFICATES, KEYS, FIREWALLS, List.of("stopped", "hung", WITH_SESSIONS))
            .flatMap(List::stream)
            .toList();

    private WindowParts parts;
    private WindowRobot robot;
    private LabFixWindow window;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        LabScripts.areHere();
        reset();
        LabScripts.run("session", "open", WITH_SESSIONS, "alice");
        LabScripts.run("session", "open", WITH_SESSIONS, "carol");
        LabScripts.run("session", "freeze", WITH_SESSIONS, "carol");
        parts = LabWindowTest.parts(
                folder, HOSTS.stream().map(name -> name + LabFixWindow.DOMAIN).toList());
        robot = LabWindowTest.open(parts);
        window = new LabFixWindow(parts, robot, HOSTS.size());
        window.prepare();
        robot.picture("lab-fix-0-matrix");
    }

    @AfterAll
    void close() throws Exception {
        robot.close();
        parts.close();
        reset();
    }

    /** A question that a failure left open would be in the way of all others. */
    @AfterEach
    void backToTheMatrix() {
        window.everything();
    }

    @Test
    void badCertificatesAreRegeneratedSeenOnTheWireAndPutBack() throws Exception {
        String names = String.join(",", CERTIFICATES);
        Map<String, String> before = thumbprints(CERTIFICATES);
        window.choose(names, CERTIFICATES);
        window.take("regenerate-certificate", "lab-fix-certificates");
        robot.fill("#fix-parameter-days", "90");
        window.plan("4 hosts would change, in 2 waves", "lab-fix-certificates");
        assertEquals(before, thumbprints(CERTIFICATES));
        CampaignRecord done = window.start(4, "lab-fix-certificates");

        Map<String, String> after = thumbprints(CERTIFICATES);
        for (String host : CERTIFICATES) {
            assertNotEquals(before.get(host), after.get(host));
            String words = LabFixWindow.step(done, host).words();
            assertTrue(words.contains(String.valueOf(after.get(host))), words);
        }
        assertEquals(
                Map.of("expired", "valid", "wrongname", "valid", "selfsigned", "valid", "weakcert", "valid"),
                window.checkAgain(Check.CERTIFICATE, names, CERTIFICATES));

        window.undo(done, "4 hosts would change, in 2 waves", "lab-fix-certificates");
        assertEquals(before, thumbprints(CERTIFICATES));
        assertEquals(
                Map.of(
                        "expired",
                        "expired",
                        "wrongname",
                        "name-differs",
                        "selfsigned",
                        "valid",
                        "weakcert",
                        "weak-key"),
                window.checkAgain(Check.CERTIFICATE, names, CERTIFICATES));
    }

    @Test
    void keysThatAreNotReadAreReadAgain() throws Exception {
        assertEquals(Map.of("stock", "", "nokey", ""), thumbprints(KEYS));
        window.choose("cert:unreadable", KEYS);
        window.take("fix-certificate-key-access", "lab-fix-keys");
        window.plan("2 hosts would change, in 2 waves", "lab-fix-keys");
        CampaignRecord done = window.start(2, "lab-fix-keys");
        assertFalse(thumbprints(KEYS).containsValue(""));
        assertFalse(window.checkAgain(Check.CERTIFICATE, "stock,nokey", KEYS).containsValue("none"));

        window.undo(done, "2 hosts would change, in 2 waves", "lab-fix-keys");
        assertEquals(Map.of("stock", "", "nokey", ""), thumbprints(KEYS));
        assertEquals(
                Map.of("stock", "none", "nokey", "none"), window.checkAgain(Check.CERTIFICATE, "stock,nokey", KEYS));
    }

    @Test
    void aStoppedServiceIsStartedAndStoppedAgain() throws Exception {
        LabWire wire = LabWire.of("stopped");
        assertFalse(wire.answers());
        window.choose("service:stopped", List.of("stopped"));
        window.take("start-service", "lab-fix-stopped");
        window.plan("1 host would change, in one wave", "lab-fix-stopped");
        CampaignRecord done = window.start(1, "lab-fix-stopped");
        assertTrue(wire.answers());
        assertEquals(Map.of("stopped", "running"), window.checkAgain(Check.SERVICE, "stopped", List.of("stopped")));

        window.undo(done, "1 host would change, in one wave", "lab-fix-stopped");
        assertFalse(wire.answers());
        assertEquals(Map.of("stopped", "stopped"), window.checkAgain(Check.SERVICE, "stopped", List.of("stopped")));
    }

    @Test
    void firewallsThatBlockAreOpenedAndClosedAgain() throws Exception {
        assertFalse(answer("filtered") || answer("ufw"));
        window.choose("firewall:blocked", FIREWALLS);
        window.take("open-firewall", "lab-fix-firewalls");
        window.plan("2 hosts would change, in 2 waves", "lab-fix-firewalls");
        CampaignRecord done = window.start(2, "lab-fix-firewalls");
        assertTrue(answer("filtered") && answer("ufw"));
        assertEquals(
                Map.of("filtered", "open", "ufw", "open"), window.checkAgain(Check.PORT, "filtered,ufw", FIREWALLS));

        window.undo(done, "2 hosts would change, in 2 waves", "lab-fix-firewalls");
        assertFalse(answer("filtered") || answer("ufw"));
        assertEquals(
                Map.of("filtered", "filtered", "ufw", "filtered"),
                window.checkAgain(Check.PORT, "filtered,ufw", FIREWALLS));
    }

    @Test
    void aHungServiceIsRestartedAndThatCannotBeTakenBack() throws Exception {
        assertTrue(processes("hung").contains("T"));
        window.choose("service:hung", List.of("hung"));
        window.take("restart-service", "lab-fix-hung");
        window.plan("1 host would change, in one wave", "lab-fix-hung");
        window.start(1, "lab-fix-hung");
        assertFalse(robot.has("#undo"));
        assertFalse(robot.has("#host-undo"));
        assertFalse(processes("hung").contains("T"));
        assertTrue(answer("hung"));
        assertEquals(Map.of("hung", "running"), window.checkAgain(Check.SERVICE, "hung", List.of("hung")));
        assertEquals(Map.of("hung", "open"), window.checkAgain(Check.PORT, "hung", List.of("hung")));
    }

    @Test
    void aFrozenSessionIsEndedAndAConnectedOneLeftAlone() throws Exception {
        List<String> hosts = List.of(WITH_SESSIONS);
        String display = display("alice").orElseThrow();
        assertTrue(display("carol").isPresent());
        window.choose("session:stuck", hosts);
        window.take("log-off-session", "lab-fix-session");
        window.plan("1 host would change, in one wave", "lab-fix-session");
        window.start(1, "lab-fix-session");
        assertFalse(robot.has("#undo"));
        assertFalse(robot.has("#host-undo"));
        assertEquals(Optional.of(display), display("alice"));
        assertEquals(Optional.empty(), display("carol"));
        String list = LabScripts.run("session", "list", WITH_SESSIONS);
        assertTrue(list.contains("display " + display + " has a client connected"), list);
        assertEquals(Map.of(WITH_SESSIONS, "sessions"), window.checkAgain(Check.SESSION, WITH_SESSIONS, hosts));
    }

    @Test
    void aHostIsRestarted() throws Exception {
        List<String> hosts = List.of("selfsigned");
        String boot = LabScripts.run("in", "selfsigned", "ps", "-o", "lstart=", "-p", "1");
        window.choose("selfsigned", hosts);
        robot.waitFor(() -> robot.has("#fix-restart-host"));
        robot.run(() -> robot.find(ToggleButton.class, "#fix-restart-host").setSelected(true));
        robot.press("#fix-next");
        robot.fill("#fix-parameter-notice", "1s");
        robot.picture("lab-fix-restart-1-form");
        window.plan("1 host would change, in one wave", "lab-fix-restart");
        window.start(1, "lab-fix-restart");
        assertFalse(robot.has("#undo"));
        assertFalse(robot.has("#host-undo"));
        assertNotEquals(boot, LabScripts.run("in", "selfsigned", "ps", "-o", "lstart=", "-p", "1"));
        assertTrue(answer("selfsigned"));
        assertEquals(Map.of("selfsigned", "open"), window.checkAgain(Check.PORT, "selfsigned", hosts));
    }

    private static void reset() throws Exception {
        LabScripts.run("reset", HOSTS.toArray(String[]::new));
    }

    private static boolean answer(String host) throws Exception {
        return LabWire.of(host).answers();
    }

    /** Of what is shown on the wire; empty text where there is no TLS. */
    private static Map<String, String> thumbprints(List<String> hosts) throws Exception {
        Map<String, String> shown = new TreeMap<>();
        for (String host : hosts) {
            shown.put(host, LabWire.of(host).thumbprint("SHA-1").orElse(""));
        }
        return shown;
    }

    /** How the processes of the server stand: T is stopped. */
    private static String processes(String host) throws Exception {
        return LabScripts.run("in", host, "ps", "-o", "stat=", "-C", "xrdp");
    }

    /** Where the desktop of a user is shown, as the host itself says: {@code :10}. */
    private static Optional<String> display(String user) throws Exception {
        return LabScripts.run("session", "list", WITH_SESSIONS)
                .lines()
                .filter(line -> line.matches("\\s*[0-9]+ " + user + " .*Xorg :.*"))
                .map(line -> line.replaceFirst(".*Xorg (:[0-9]+).*", "$1"))
                .findFirst();
    }
}
