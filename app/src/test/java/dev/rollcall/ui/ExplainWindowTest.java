package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Fixes;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Errors pasted into the filter field, with pictures in {@code target/pictures}. */
final class ExplainWindowTest {
    @Test
    void aPastedErrorIsOfferedAndItsExplanationLeadsToTheHostsThatShowItsCauses() throws Exception {
        try (Driver window = open()) {
            type(window, "0x904 0x7");
            window.waitFor(() -> window.has("#error-offer"));
            assertTrue(window.text("#error-words").startsWith("0x904 0x7: "), window.text("#error-words"));
            window.picture("70-error-offer");
            window.press("#explain");
            window.waitFor(() -> window.has("#explanation"));
            assertEquals("0x904 0x7", window.text("#explain-title"));
            assertEquals(
                    10,
                    WindowRobot.onStage(() -> window.find(VBox.class, "#explain-steps")
                                    .getChildren()
                                    .size())
                            .intValue());
            window.picture("71-explanation");
            window.press("#explain-cause-certificate-expired");
            window.waitFor(() -> window.table().getItems().size() == 3);
            assertFalse(window.has("#explanation"));
            assertFalse(window.has("#error-offer"));
            window.press("#switch-theme");
            type(window, "event 36870");
            window.waitFor(() -> window.has("#error-offer"));
            window.picture("72-error-offer-dark");
            window.press("#explain");
            window.waitFor(() -> window.has("#explanation"));
            window.picture("73-explanation-dark");
        }
    }

    @Test
    void enterTakesTheOfferAndAHostOfItOpensItsPage() throws Exception {
        try (Driver window = open()) {
            window.run(() -> {
                Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, "ErrorCode=0x904\r\nExtendedError=0x7\r\n"));
                field(window).requestFocus();
                field(window).paste();
            });
            assertEquals(
                    "ErrorCode=0x904 ExtendedError=0x7",
                    WindowRobot.onStage(() -> field(window).getText()));
            window.key(KeyCode.ENTER);
            window.waitFor(() -> window.has("#explain-hosts .link"));
            Hyperlink first = window.find(Hyperlink.class, "#explain-hosts .link");
            String name = WindowRobot.onStage(first::getText);
            window.run(first::fire);
            window.waitFor(() -> window.text("#detail-name").equals(name));
            assertFalse(window.has("#explanation"));
        }
    }

    @Test
    void whatIsAQueryOrNoErrorIsNotOffered() throws Exception {
        try (Driver window = open()) {
            for (String text : List.of("cert:expired 0x904", "106", "rds-100", "printer")) {
                type(window, "0x904");
                window.waitFor(() -> window.has("#error-offer"));
                type(window, text);
                window.waitFor(() -> !window.has("#error-offer"));
            }
            type(window, "Error code: 0x904");
            window.waitFor(() -> window.has("#error-offer"));
            assertFalse(window.has("#query-problem"), "no field of that name, and none was meant");
            type(window, "colour:red");
            window.waitFor(() -> window.has("#query-problem"));
            assertFalse(window.has("#error-offer"));
        }
    }

    private static Driver open() throws Exception {
        MemoryKeeping memory = DiagnosedFleet.keeping();
        Driver window = Driver.open(memory, memory.keeping(Fixes.standard()), DiagnosedFleet::judge);
        window.waitFor(() -> window.table().getItems().size() == DiagnosedFleet.SIZE);
        return window;
    }

    private static TextField field(Driver window) {
        return (TextField) window.stage.getScene().lookup("#filter");
    }

    private static void type(Driver window, String text) {
        window.run(() -> field(window).setText(text));
    }
}
