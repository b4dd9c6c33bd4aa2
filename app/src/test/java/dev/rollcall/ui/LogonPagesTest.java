package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.credentials.Approvals.Approved;
import dev.rollcall.ui.credentials.Approvals.Shown;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What hosts are logged on to with and by what they are known, as a person decides it in the window. */
final class LogonPagesTest {
    private static final String KEY = "SHA256:u8Vr3nWcRrXzJ0mC0JwLQ0r8l5oQy5S8m9B0h3m2v1k";
    private static final String OTHER = "SHA256:Aa1r3nWcRrXzJ0mC0JwLQ0r8l5oQy5S8m9B0h3m2v1k";

    @Test
    void theColumnsOfTheInsideAppearWithTheFirstUnlockAndStayAsAPersonChoosesAfterwards() throws Exception {
        MemoryKeeping memory = locked(12);
        try (Driver window = Driver.open(memory)) {
            assertFalse(shows(window, "session"));
            unlock(window);
            for (String check : List.of("access", "service", "session", "firewall", "policy")) {
                window.waitFor(() -> shows(window, check));
            }
            check(window);
            window.picture("40-matrix-inside");
            window.run(() -> window.table().getColumns().stream()
                    .filter(column -> column.getId().equals("policy"))
                    .forEach(column -> column.setVisible(false)));
            window.waitFor(() -> memory.get("window.columns").orElse("").contains("-policy:"));
        }
        memory.credentials.lock();
        try (Driver again = Driver.open(memory)) {
            again.waitFor(() -> again.items("#fleet-table") == 12);
            assertTrue(shows(again, "session"));
            unlock(again);
            assertFalse(shows(again, "policy"));
        }
    }

    @Test
    void anEmptyVaultHasNothingToShowColumnsFor() throws Exception {
        try (Driver window = Driver.open(filled(3))) {
            window.go("credentials");
            window.press("#page-unlock");
            window.fill("#passphrase", "open sesame");
            window.fill("#passphrase-again", "open sesame");
            window.press("#unlock");
            window.waitFor(() -> window.has("#credential-add"));
            window.go("fleet");
            assertFalse(shows(window, "session"));
        }
    }

    @Test
    void lockingStopsTheCheckThatIsUnderWayAndNextOnesLookFromOutside() throws Exception {
        try (Driver window = Driver.open(locked(12))) {
            unlock(window);
            window.press("#check-now");
            window.waitFor(window.sweeper::started);
            window.go("credentials");
            window.press("#page-lock");
            window.waitFor(() -> window.has("#page-unlock"));
            window.waitFor(() -> !window.sweeper.started());
            assertEquals("Unlock…", window.text("#page-unlock"));
            window.go("fleet");
            window.waitFor(() -> !window.has("#cancel-check"));
            check(window);
            assertEquals(SweepPlan.OUTSIDE, window.sweeper.plan().checks());
        }
    }

    @Test
    void thePassphraseIsKeptInTheKeyringWhenTickedAndOpensTheVaultFromThere() throws Exception {
        MemoryKeeping memory = locked(3);
        memory.credentials.keyring("");
        try (Driver window = Driver.open(memory)) {
            window.press("#unlock-credentials");
            window.press("#unlock-keyring");
            window.waitFor(() -> window.text("#form-problem").contains("no passphrase"));
            window.picture("41-unlock-keyring");
            window.fill("#passphrase", "open sesame");
            window.run(() -> window.find(CheckBox.class, "#passphrase-keep").setSelected(true));
            window.press("#unlock");
            window.waitFor(() -> !window.has("#unlock-credentials"));
            assertEquals("open sesame", memory.credentials.inKeyring());
            window.go("credentials");
            window.press("#page-lock");
            window.press("#unlock-credentials");
            window.press("#unlock-keyring");
            window.waitFor(() -> !window.has("#unlock-credentials"));
        }
    }

    @Test
    void everyKindOfCredentialIsAskedForWhatItNeeds() throws Exception {
        MemoryKeeping memory = locked(3);
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            window.go("credentials");
            add(window, "agent", "ssh-agent", "ops");
            add(window, "tickets", "kerberos-tickets", "");
            window.press("#credential-add");
            window.fill("#credential-name", "keytab");
            window.fill("#credential-user", "ops@CORP.EXAMPLE.NET");
            window.run(() -> window.find(RadioButton.class, "#credential-kind-kerberos-keytab")
                    .fire());
            window.press("#credential-add-yes");
            window.waitFor(() -> window.text("#form-problem").equals("Choose the file."));
            window.fill("#credential-keytab", "/etc/rollcall/ops.keytab");
            window.picture("42-add-keytab");
            window.press("#credential-add-yes");
            window.waitFor(() -> window.items("#credential-table") == 4);
            window.picture("43-kinds");
            assertEquals(
                    List.of("password", "ssh-agent", "kerberos-tickets", "kerberos-keytab"),
                    memory.credentials.list().stream().map(one -> one.kind()).toList());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCurrentUserCannotBeChosenWhereItMeansNothing() throws Exception {
        try (Driver window = Driver.open(locked(3))) {
            unlock(window);
            window.go("credentials");
            window.press("#credential-add");
            RadioButton me = window.find(RadioButton.class, "#credential-kind-current-user");
            assertTrue(me.isDisabled());
            assertEquals("As the current user (on Windows only)", me.getText());
        }
    }

    @Test
    void twentyFourHostsAreApprovedInOneGoAndThoseThatChangedAreNot() throws Exception {
        MemoryKeeping memory = locked(24);
        memory.all().forEach(host -> memory.approvals.shows(new Shown(host.name(), 22, "ssh-ed25519", KEY, "")));
        memory.approvals.shows(new Shown("changed.example.net", 22, "ssh-ed25519", KEY, OTHER));
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            window.press("#review-trust");
            window.waitFor(() -> window.items("#waiting-table") == 25);
            window.picture("44-waiting-24");
            assertEquals("Approve all new (24)", window.text("#waiting-all"));
            window.press("#waiting-all");
            window.waitFor(() -> window.items("#waiting-table") == 1);
            assertEquals("Approved 24 hosts", window.text("#status"));
            assertTrue(window.has("#review-changed"));
            window.press("#check-approved");
            window.waitFor(window.sweeper::started);
            assertEquals(24, window.sweeper.asked().size());
            assertFalse(window.has("#check-approved"));
            window.sweeper.finish();
            window.waitFor(() -> window.text("#status").startsWith("Checked 24 hosts"));
        }
    }

    @Test
    void aHashedEntryCanBeForgotten() throws Exception {
        MemoryKeeping memory = locked(3);
        memory.approvals.approved(new Approved("|1|F1E1KeoE=|3988QV0V=", "ssh-ed25519", KEY));
        memory.approvals.approved(new Approved("*.example.net", "ssh-ed25519", OTHER));
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            window.go("credentials");
            window.waitFor(() -> window.items("#approved-table") == 2);
            TableView<?> table = window.find(TableView.class, "#approved-table");
            window.run(() -> table.getSelectionModel().select(0));
            window.picture("45-hashed");
            window.press("#approved-do");
            window.waitFor(() -> window.items("#approved-table") == 1);
            assertEquals("*.example.net", memory.approvals.list().getFirst().host());
        }
    }

    @Test
    void theHostsPageSaysWhatItIsLoggedOnToWithTriesItAndApprovesWhatItShows() throws Exception {
        MemoryKeeping memory = locked(3);
        try (Driver window = Driver.open(memory)) {
            openFirst(window);
            window.waitFor(() -> window.has("#logon"));
            unlock(window);
            window.waitFor(() -> window.has("#logon-try"));
            String name = Driver.onStage(
                    () -> window.table().getItems().getFirst().host().name());
            memory.approvals.shows(new Shown(name, 22, "ssh-ed25519", KEY, OTHER));
            window.press("#logon-try");
            window.waitFor(() -> says(window, "ssh (22): granted"));
            assertTrue(says(window, "ops-admin is for tag:prod os:windows."));
            window.waitFor(() -> window.text("#logon-approve").equals("Approve the new one"));
            window.waitFor(() -> window.has("#fleet-table .scroll-bar:horizontal"));
            window.picture("46-host-logon");
            window.press("#logon-approve");
            window.waitFor(() -> !window.has("#logon-approve"));
            assertEquals(KEY, memory.approvals.list().getFirst().fingerprint());
        }
    }

    @Test
    void aStoppedCredentialIsSaidOnTheHostsPageWithBothHostsAndNotTriedUntilAPersonSaysGoOn() throws Exception {
        MemoryKeeping memory = locked(3);
        try (Driver window = Driver.open(memory)) {
            unlock(window);
            memory.credentials.stop("ops-admin", "ops-admin is no longer used: rds-100 and app-101 refused it");
            openFirst(window);
            window.waitFor(() -> window.has("#logon-go-on"));
            window.picture("47-host-stopped");
            assertTrue(window.find(Button.class, "#logon-try").isDisabled());
            assertTrue(says(window, "ops-admin is no longer used: rds-100 and app-101 refused it"));
            window.press("#logon-go-on");
            window.waitFor(() -> !window.has("#logon-go-on"));
            assertFalse(window.find(Button.class, "#logon-try").isDisabled());
        }
    }

    private static boolean says(Driver window, String words) {
        return Driver.onStage(() -> window.stage.getScene().getRoot().lookupAll("#logon .label").stream()
                .filter(Node::isVisible)
                .map(Label.class::cast)
                .anyMatch(label -> label.getText().equals(words)));
    }

    private static boolean shows(Driver window, String column) {
        return Driver.onStage(() ->
                window.table().getColumns().stream().anyMatch(one -> one.getId().equals(column) && one.isVisible()));
    }

    private static void add(Driver window, String name, String kind, String user) {
        window.press("#credential-add");
        window.fill("#credential-name", name);
        window.fill("#credential-user", user);
        window.run(
                () -> window.find(RadioButton.class, "#credential-kind-" + kind).fire());
        window.press("#credential-add-yes");
        window.waitFor(() -> !window.has("#credential-add-yes"));
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
        window.waitFor(() -> window.text("#status").startsWith("Checked"));
    }

    private static void openFirst(Driver window) {
        window.waitFor(() -> window.items("#fleet-table") > 0);
        window.run(() -> window.table().getSelectionModel().select(0));
        window.run(() -> window.table().requestFocus());
        window.key(KeyCode.ENTER);
        window.waitFor(() -> window.has("#detail"));
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
