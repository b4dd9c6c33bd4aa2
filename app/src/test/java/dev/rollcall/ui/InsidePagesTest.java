package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.credentials.Approvals;
import java.time.Duration;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Looking inside hosts, as a person meets it in the window. */
final class InsidePagesTest {
    private static final int HOSTS = 40;

    @Test
    void withoutAVaultNothingAsksForAPassphraseAndChecksLookFromOutside() throws Exception {
        try (Driver window = Driver.open(filled(HOSTS))) {
            assertFalse(window.has("#unlock-credentials"));
            check(window);
            assertEquals(SweepPlan.OUTSIDE, window.sweeper.plan().checks());
            window.go("sessions");
            assertTrue(window.text("#session-hint").contains("Keep a credential"));
            window.press("#session-next");
            assertTrue(window.has("#credentials"));
        }
    }

    @Test
    void aWrongPassphraseIsToldInTheSheetAndTheRightOneLetsChecksLookInside() throws Exception {
        try (Driver window = Driver.open(locked(HOSTS))) {
            window.press("#unlock-credentials");
            window.fill("#passphrase", "guess");
            window.press("#unlock");
            window.waitFor(() -> window.has("#form-problem"));
            assertEquals(1, window.text("#form-problem").lines().count());
            window.picture("20-unlock-wrong");
            assertEquals("", window.find(TextInputControl.class, "#passphrase").getText());
            window.fill("#passphrase", "open sesame");
            window.press("#unlock");
            window.waitFor(() -> !window.has("#unlock-credentials"));
            assertEquals("Checks look inside from now on", window.text("#status"));
            check(window);
            assertEquals(SweepPlan.ALL, window.sweeper.plan().checks());
            assertEquals(Duration.ofSeconds(40), window.sweeper.plan().deadline());
        }
    }

    @Test
    void aStoppedCredentialIsALineUntilAPersonSaysGoOn() throws Exception {
        MemoryKeeping memory = locked(HOSTS);
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            memory.credentials.stop("ops-admin", "ops-admin is no longer used: rds-100 and app-101 refused it");
            check(window);
            window.waitFor(() -> window.has("#go-on"));
            window.picture("21-stopped");
            window.press("#go-on");
            window.waitFor(() -> !window.has("#go-on"));
            assertEquals("ops-admin is tried again at the next check", window.text("#status"));
            assertTrue(memory.credentials.stopped().isEmpty());
        }
    }

    @Test
    void sessionsOfTheWholeFleetAreListedTheWorstFirstAndFiltered() throws Exception {
        try (Driver window = Driver.open(locked(2_000))) {
            window.go("sessions");
            window.picture("22-sessions-empty");
            assertEquals("Unlock…", window.text("#session-next"));
            window.press("#session-next");
            window.fill("#passphrase", "open sesame");
            window.press("#unlock");
            window.waitFor(() -> window.text("#session-next").equals("Check now"));
            check(window);
            window.waitFor(() -> window.text("#session-total").equals("4,000 sessions"));
            window.picture("23-sessions");
            assertEquals("400 stuck · 2,000 disconnected · 1,600 active", window.text("#session-parts"));
            window.run(() -> window.find(TextField.class, "#session-filter").setText("stuck MIA ber-1"));
            window.waitFor(() -> window.text("#session-total").endsWith(" of 4,000 sessions"));
            window.picture("24-sessions-filtered");
            window.run(() -> window.find(TextField.class, "#session-filter").setText("nobody at all"));
            window.waitFor(() -> window.text("#session-total").equals("0 of 4,000 sessions"));
        }
    }

    @Test
    void theDetailPaneShowsTheInsideBesideTheOutsideAndWhatTheScriptSaid() throws Exception {
        try (Driver window = Driver.open(locked(HOSTS))) {
            unlock(window);
            check(window);
            openFirst(window);
            window.press("#check-certificate");
            window.waitFor(() -> window.has(".inside-head"));
            window.picture("25-detail-beside");
            window.press("#check-certificate");
            window.press("#check-access");
            window.picture("26-detail-access");
            window.press("#check-access");
            window.press("#check-service");
            window.waitFor(() -> window.has("#wire"));
            window.picture("26-detail-service");
            window.press("#wire");
            window.waitFor(() -> window.has("#raw-json"));
            assertTrue(
                    window.find(TextInputControl.class, "#raw-json").getText().contains("\"xrdp.service\""));
            window.picture("27-detail-script");
        }
    }

    @Test
    void credentialsAreMadeAddedAndRemovedInTheWindow() throws Exception {
        MemoryKeeping memory = filled(HOSTS);
        try (Driver window = Driver.open(memory)) {
            window.go("credentials");
            window.picture("28-no-vault");
            window.press("#page-unlock");
            window.fill("#passphrase", "open sesame");
            window.fill("#passphrase-again", "open barley");
            window.press("#unlock");
            window.waitFor(() -> window.text("#form-problem").contains("differ"));
            window.fill("#passphrase", "open sesame");
            window.fill("#passphrase-again", "open sesame");
            window.press("#unlock");
            window.press("#credential-add");
            window.fill("#credential-name", "linux");
            window.fill("#credential-user", "admin");
            window.fill("#credential-for", "os:debian");
            window.run(() ->
                    window.find(RadioButton.class, "#credential-kind-ssh-key").fire());
            window.fill("#credential-key", "/home/mia/.ssh/id_ed25519");
            window.picture("29-add-credential");
            window.press("#credential-add-yes");
            window.waitFor(() -> window.items("#credential-table") == 1);
            assertEquals("Added linux", window.text("#status"));
            window.picture("30-credentials");
            select(window, "#credential-table");
            window.press("#credential-remove");
            window.press("#credential-remove-yes");
            window.waitFor(() -> memory.credentials.list().isEmpty());
        }
    }

    @Test
    void aHostThatNobodyKnowsWaitsForApprovalAndCanBeForgottenAgain() throws Exception {
        MemoryKeeping memory = locked(HOSTS);
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            memory.approvals.shows(new Approvals.Shown(
                    "rds-100.ber-1.example.net",
                    22,
                    "ssh-ed25519",
                    "SHA256:u8Vr3nWcRrXzJ0mC0JwLQ0r8l5oQy5S8m9B0h3m2v1k",
                    ""));
            memory.approvals.shows(new Approvals.Shown(
                    "app-101.ber-2.example.net",
                    22,
                    "ssh-ed25519",
                    "SHA256:Zz9r3nWcRrXzJ0mC0JwLQ0r8l5oQy5S8m9B0h3m2v1k",
                    "SHA256:Aa1r3nWcRrXzJ0mC0JwLQ0r8l5oQy5S8m9B0h3m2v1k"));
            check(window);
            window.press("#review-trust");
            window.waitFor(() -> window.items("#waiting-table") == 2);
            select(window, "#waiting-table");
            window.run(() -> window.find(ToggleButton.class, "#go-credentials").requestFocus());
            window.picture("31-waiting");
            window.press("#waiting-do");
            window.waitFor(() -> window.items("#approved-table") == 1);
            window.press("#switch-theme");
            window.picture("32-approved-dark");
            select(window, "#approved-table");
            window.press("#approved-do");
            window.waitFor(() -> window.items("#approved-table") == 0);
            window.go("sessions");
            window.picture("33-sessions-dark");
        }
    }

    private static void unlock(Driver window) {
        window.press("#unlock-credentials");
        window.fill("#passphrase", "open sesame");
        window.press("#unlock");
        window.waitFor(() -> !window.has("#unlock-credentials"));
    }

    private static void check(Driver window) {
        window.press("#check-now");
        window.waitFor(window.sweeper::started);
        window.sweeper.finish();
        window.waitFor(() -> window.text("#status").startsWith("Checked "));
    }

    private static void openFirst(Driver window) {
        window.run(() -> window.table().getSelectionModel().select(0));
        window.run(() -> window.table().requestFocus());
        window.key(KeyCode.ENTER);
        window.waitFor(() -> window.has("#detail"));
    }

    private static void select(Driver window, String table) {
        TableView<?> view = window.find(TableView.class, table);
        window.run(() -> view.getSelectionModel().select(0));
    }

    private static MemoryKeeping filled(int count) {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(count));
        return memory;
    }

    private static MemoryKeeping locked(int count) {
        MemoryKeeping memory = filled(count);
        memory.credentials.made();
        return memory;
    }
}
