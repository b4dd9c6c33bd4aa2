package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Fixes;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Reads what is known, as a person would, with pictures in {@code target/pictures}. */
final class KnowledgeWindowTest {
    @Test
    void pagesAreFoundByTypingAndLedThroughByLinksAndKeys() throws Exception {
        try (Driver window = open()) {
            window.go("knowledge");
            window.waitFor(() -> window.has("#knowledge-title"));
            assertEquals("Error 0x904 / 0x7, step by step", window.text("#knowledge-title"));
            size(window, 1280, 800);
            window.picture("80-knowledge-guide");
            window.write("2308");
            window.waitFor(() -> lines(window) > 1 && lines(window) < 10);
            window.key(KeyCode.ENTER);
            assertTrue(window.text("#knowledge-title").startsWith("0x904 "), window.text("#knowledge-title"));
            window.picture("81-knowledge-code");
            follow(window, "private-key-unreadable");
            assertEquals("Private key unreadable", window.text("#knowledge-title"));
            window.picture("82-knowledge-cause");
            follow(window, "fix-certificate-key-access");
            assertEquals("Repair access to the certificate's key", window.text("#knowledge-title"));
            window.picture("83-knowledge-fix");
            window.key(KeyCode.LEFT, KeyCode.ALT);
            window.key(KeyCode.LEFT, KeyCode.ALT);
            assertTrue(window.text("#knowledge-title").startsWith("0x904 "), window.text("#knowledge-title"));
            window.key(KeyCode.RIGHT, KeyCode.ALT);
            assertEquals("Private key unreadable", window.text("#knowledge-title"));
            window.press("#knowledge-copy");
            String copied =
                    WindowRobot.onStage(() -> Clipboard.getSystemClipboard().getString());
            assertTrue(copied.startsWith("Private key unreadable (private-key-unreadable)"), copied);
            window.press("#switch-theme");
            window.picture("84-knowledge-cause-dark");
            window.run(() -> window.find(ScrollPane.class, "#knowledge-page").setVvalue(1));
            window.picture("84-knowledge-legend-dark");
            window.key(KeyCode.F, KeyCode.SHORTCUT);
            window.write("session");
            window.waitFor(() -> lines(window) > 5);
            window.key(KeyCode.DOWN);
            window.key(KeyCode.DOWN);
            window.picture("85-knowledge-list-dark");
        }
    }

    @Test
    void theListIsLeafedThroughWithTheKeyboardPastItsHeadings() throws Exception {
        try (Driver window = open()) {
            window.go("knowledge");
            window.write("nothing has this");
            window.waitFor(() -> lines(window) == 0);
            window.key(KeyCode.ESCAPE);
            window.waitFor(() -> lines(window) > 360);
            window.write("key");
            window.key(KeyCode.DOWN);
            String first = window.text("#knowledge-title");
            window.key(KeyCode.DOWN);
            window.key(KeyCode.DOWN);
            window.key(KeyCode.DOWN);
            assertFalse(window.text("#knowledge-title").equals(first));
            for (int i = 0; i < 5; i++) {
                window.key(KeyCode.UP);
            }
            assertEquals(first, window.text("#knowledge-title"));
        }
    }

    @Test
    void aCauseSaysHowManyHostsShowItAndOnePressShowsThem() throws Exception {
        try (Driver window = open()) {
            window.go("knowledge");
            window.write("certificate expired");
            window.key(KeyCode.ENTER);
            window.fill("#knowledge-filter", "certificate-expired");
            size(window, 1440, 900);
            window.key(KeyCode.ENTER);
            window.waitFor(() -> window.text("#knowledge-title").equals("Certificate expired or not valid yet"));
            assertEquals("3 hosts of the fleet show it now.", window.text("#knowledge-hosts-words"));
            window.picture("86-knowledge-hosts");
            window.press("#knowledge-show");
            window.waitFor(() -> window.table().getItems().size() == 3);
        }
    }

    @Test
    void aHostsCauseAndAnExplanationLeadToTheirPages() throws Exception {
        try (Driver window = open()) {
            size(window, 1440, 900);
            window.run(() -> window.table().getSelectionModel().select(0));
            window.key(KeyCode.ENTER);
            window.waitFor(() -> window.has("#cause-read"));
            window.picture("87-read-about-it");
            String cause = window.text("#cause-title");
            window.press("#cause-read");
            window.waitFor(() -> window.text("#knowledge-title").startsWith(cause));
            window.go("fleet");
            window.run(() -> window.find(TextField.class, "#filter").setText("0x904 0x7"));
            window.press("#explain");
            window.waitFor(() -> window.has("#explanation"));
            window.picture("88-explanation-links");
            Hyperlink stuck = window.find(Hyperlink.class, "#explain-read-stuck-sessions");
            window.run(stuck::fire);
            window.waitFor(() -> window.text("#knowledge-title").equals("Stuck sessions"));
            assertFalse(window.has("#explanation"));
        }
    }

    @Test
    void thePlanOfAFixLeadsToWhatIsKnownOfItAndWaitsMeanwhile() throws Exception {
        try (Driver window = Driver.open(FixWalk.broken(2, () -> {}))) {
            new FixWalk(window).all().fix("restart-service");
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#plan-count"));
            window.picture("89-plan-read");
            window.press("#plan-read");
            window.waitFor(() -> window.text("#knowledge-title").equals("Restart the RDP service"));
            window.go("fixes");
            window.waitFor(() -> window.has("#plan-count"));
        }
    }

    private static Driver open() throws Exception {
        MemoryKeeping memory = DiagnosedFleet.keeping();
        Driver window = Driver.open(memory, memory.keeping(Fixes.standard()), DiagnosedFleet::judge);
        window.waitFor(() -> window.table().getItems().size() == DiagnosedFleet.SIZE);
        return window;
    }

    private static void size(Driver window, double width, double height) {
        window.run(() -> {
            window.stage.setWidth(width);
            window.stage.setHeight(height);
        });
    }

    private static int lines(Driver window) {
        return window.find(ListView.class, "#knowledge-list").getItems().size();
    }

    /** Presses the first link to that page. */
    private static void follow(Driver window, String id) {
        Node page = window.find(Node.class, "#knowledge-page");
        window.run(() -> page.lookupAll(".link").stream()
                .filter(link -> Objects.equals(link.getUserData(), id))
                .map(Hyperlink.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
