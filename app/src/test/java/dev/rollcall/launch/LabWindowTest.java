package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.WindowRobot;
import dev.rollcall.ui.fleet.HostLine;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window on the real hosts of the lab, as one person uses it from an empty vault on. */
@Tag("lab")
@Timeout(400)
class LabWindowTest {
    private static final String WITH_SESSIONS = "expiring";
    private static final Duration WHOLE_FLEET = Duration.ofSeconds(150);
    private static final List<Check> CHECKS =
            List.of(Check.ACCESS, Check.SERVICE, Check.SESSION, Check.FIREWALL, Check.POLICY, Check.CERTIFICATE);

    @BeforeAll
    static void openSessions() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", WITH_SESSIONS);
        for (String user : new String[] {"alice", "bob", "carol"}) {
            LabScripts.run("session", "open", WITH_SESSIONS, user);
        }
        LabScripts.run("session", "leave", WITH_SESSIONS, "bob");
        LabScripts.run("session", "freeze", WITH_SESSIONS, "carol");
    }

    @AfterAll
    static void putItBack() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", WITH_SESSIONS);
        // It takes three connects only, and this used some.
        LabScripts.run("reset", "hung");
    }

    @Test
    void fromAnEmptyVaultToTheInsideOfEveryHost(@TempDir Path folder) throws Exception {
        try (WindowParts parts = parts(folder, LabProgram.hosts());
                WindowRobot window = open(parts)) {
            makeVault(window);
            addKey(window);
            window.go("fleet");
            window.press("#check-now");
            window.waitFor(WHOLE_FLEET, () -> window.text("#status").startsWith("Checked 24 hosts"));
            approveAll(window);
            window.go("fleet");
            window.waitFor(WHOLE_FLEET, () -> window.text("#status").startsWith("Checked 2"));
            window.picture("lab-1-matrix");
            Map<String, Row> rows = rows(window);
            LabInsideTableTest.table().forEach(expected -> check(expected, rows));
            sessions(window);
            hostsPage(window);
            refusedAccess(window);
        }
    }

    @Test
    void aWrongPasswordIsStoppedAfterTwoHostsNamesThemAndGoesOnWhenAPersonSaysSo(@TempDir Path folder)
            throws Exception {
        List<String> names = List.of("good.lab.test", "expired.lab.test", "wrongname.lab.test", "weakcert.lab.test");
        try (WindowParts parts = parts(folder, names);
                WindowRobot window = open(parts)) {
            makeVault(window);
            window.press("#credential-add");
            window.fill("#credential-name", "wrong");
            window.fill("#credential-user", "alice");
            window.fill("#credential-for", "*");
            window.fill("#credential-password", "not-the-password");
            window.fill("#credential-password-again", "not-the-password");
            window.press("#credential-add-yes");
            window.waitFor(() -> window.items("#credential-table") == 1);
            checkAll(window);
            window.press("#review-trust");
            window.waitFor(() -> window.items("#waiting-table") == names.size());
            window.press("#waiting-all");
            window.press("#check-approved");
            window.waitFor(WHOLE_FLEET, () -> window.has("#go-on"));
            window.go("fleet");
            window.waitFor(WHOLE_FLEET, () -> window.text("#status").startsWith("Checked 4 hosts"));
            window.picture("lab-8-stopped");
            List<String> refused = rows(window).entrySet().stream()
                    .filter(row -> finding(row.getValue(), Check.ACCESS).code().equals("credential-refused"))
                    .map(Map.Entry::getKey)
                    .toList();
            assertEquals(2, refused.size(), refused::toString);
            String why = parts.vault().stopped().getFirst().why();
            assertTrue(refused.stream().allMatch(host -> why.contains(host + ".lab.test")), why);
            window.press("#go-on");
            window.waitFor(() -> !window.has("#go-on"));
            assertTrue(parts.vault().stopped().isEmpty());
        }
    }

    static WindowParts parts(Path folder, List<String> names) throws InputException {
        WindowParts parts = WindowParts.open(
                new Wiring(), Optional.of(folder.resolve("store").toString()));
        parts.store().hosts().put(names.stream().map(Host::named).toList());
        return parts;
    }

    static WindowRobot open(WindowParts parts) throws Exception {
        ProbeSettings settings = new ProbeSettings(
                ProbeSettings.DEFAULT.timeout(),
                List.of(new InetSocketAddress("10.77.0.53", 53)),
                ProbeSettings.DEFAULT.cookie());
        SweepPlan plan = new SweepPlan(
                SweepPlan.OUTSIDE, settings, SweepPlan.DEFAULT.hostsAtOnce(), SweepPlan.DEFAULT.deadline());
        return WindowRobot.open(parts.desk(plan, () -> {
            throw new InputException("no demo here");
        }));
    }

    static void makeVault(WindowRobot window) {
        window.go("credentials");
        window.press("#page-unlock");
        window.fill("#passphrase", LabProgram.PASSPHRASE);
        window.fill("#passphrase-again", LabProgram.PASSPHRASE);
        window.press("#unlock");
        window.waitFor(() -> window.has("#credential-add"));
    }

    static void addKey(WindowRobot window) {
        window.press("#credential-add");
        window.fill("#credential-name", "lab-admin");
        window.fill("#credential-user", "admin");
        window.fill("#credential-for", "*");
        window.run(
                () -> window.find(RadioButton.class, "#credential-kind-ssh-key").fire());
        window.fill("#credential-key", LabProgram.KEY.toString());
        window.press("#credential-add-yes");
        window.waitFor(() -> window.items("#credential-table") == 1);
    }

    static void checkAll(WindowRobot window) {
        window.go("fleet");
        window.press("#check-now");
        window.waitFor(WHOLE_FLEET, () -> window.text("#status").startsWith("Checked"));
    }

    /** All but the one whose SSH is down, and the one on a bad line where that ate the key. */
    private static void approveAll(WindowRobot window) throws Exception {
        window.press("#review-trust");
        window.waitFor(() -> window.items("#waiting-table") >= 22);
        window.picture("lab-2-waiting");
        window.press("#waiting-all");
        window.waitFor(() -> window.items("#waiting-table") <= 0 && window.items("#approved-table") >= 22);
        window.picture("lab-3-approved");
        window.press("#check-approved");
    }

    private static void check(LabInsideTableTest.Expected expected, Map<String, Row> rows) {
        Row row = row(rows, expected.host());
        for (int column = 0; column < CHECKS.size(); column++) {
            Check check = CHECKS.get(column);
            boolean elsewhere = (expected.host().equals(WITH_SESSIONS) && check == Check.SESSION)
                    // Its own table is made without looking from outside.
                    || (expected.host().equals("hung") && check == Check.CERTIFICATE)
                    // Loss on this one is random.
                    || expected.host().equals("lossy");
            String wanted = expected.codes().get(column);
            if (!elsewhere) {
                Finding seen = finding(row, check);
                assertTrue(
                        List.of(wanted.split("\\|")).contains(seen.code()),
                        () -> expected.host() + ": wanted " + wanted + ", got " + seen);
            }
        }
    }

    private static void sessions(WindowRobot window) throws Exception {
        window.go("sessions");
        window.waitFor(() -> window.items("#session-table") >= 3);
        window.picture("lab-4-sessions");
        window.fill("#session-filter", WITH_SESSIONS);
        window.waitFor(() -> window.text("#session-total").startsWith("3 "));
        assertEquals("1 stuck · 1 disconnected · 1 active", window.text("#session-parts"));
        window.fill("#session-filter", WITH_SESSIONS + " carol stuck");
        window.waitFor(() -> window.text("#session-total").startsWith("1 of "));
    }

    private static void hostsPage(WindowRobot window) throws Exception {
        openHost(window, "good.lab.test");
        window.press("#check-certificate");
        window.waitFor(() -> window.has(".inside-head"));
        assertTrue(window.has("#logon-try"));
        window.picture("lab-5-host-light");
        window.press("#switch-theme");
        window.picture("lab-5-host-dark");
        window.press("#check-certificate");
        window.press("#check-service");
        window.press("#wire");
        window.waitFor(() -> window.has("#raw-json"));
        String script = window.find(TextInputControl.class, "#script-text").getText();
        String answer = window.find(TextInputControl.class, "#raw-json").getText();
        assertTrue(script.startsWith("#!/bin/sh"), script);
        assertTrue(answer.startsWith("{") && answer.contains("\"xrdp\""), answer);
        window.picture("lab-6-script-dark");
        window.press("#switch-theme");
    }

    private static void refusedAccess(WindowRobot window) throws Exception {
        openHost(window, "sshdown.lab.test");
        Row row = row(rows(window), "sshdown");
        assertEquals("refused", finding(row, Check.ACCESS).code());
        assertEquals("valid", finding(row, Check.CERTIFICATE).code());
        assertEquals("open", finding(row, Check.PORT).code());
        assertNotEquals("running", finding(row, Check.SERVICE).code());
        assertFalse(finding(row, Check.CERTIFICATE).facts().containsKey("inside"));
        window.press("#check-access");
        window.picture("lab-7-refused");
    }

    private static void openHost(WindowRobot window, String name) {
        window.go("fleet");
        window.run(() -> {
            for (HostLine line : window.table().getItems()) {
                if (line.host().name().equals(name)) {
                    window.table().getSelectionModel().clearSelection();
                    window.table().getSelectionModel().select(line);
                    window.table().requestFocus();
                }
            }
        });
        window.key(KeyCode.ENTER);
        window.waitFor(() -> window.text("#detail-name").equals(name));
    }

    private static Finding finding(Row row, Check check) {
        return row.finding(check)
                .orElseThrow(() -> new AssertionError(row.host().label() + " has no " + check));
    }

    private static Row row(Map<String, Row> rows, String host) {
        return Optional.ofNullable(rows.get(host)).orElseThrow(() -> new AssertionError("no row of " + host));
    }

    /** By name without the domain. */
    private static Map<String, Row> rows(WindowRobot window) {
        return WindowRobot.onStage(() -> window.table().getItems().stream()
                .map(HostLine::row)
                .collect(Collectors.toMap(row -> row.host().name().replace(".lab.test", ""), Function.identity())));
    }
}
