package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import java.util.List;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A change that goes back by itself, and is kept by a button that is there only while it can be pressed. */
@Timeout(60)
final class KeepChangeTest {
    @Test
    void theButtonSaysUntilWhenAndGoesAwayWhenItWasPressed() throws Exception {
        MemoryKeeping memory = new MemoryKeeping();
        List<Host> hosts = ScriptedFleet.hosts(3);
        memory.put(hosts);
        hosts.forEach(host -> memory.fleet.broken(host, () -> {}));
        try (Driver window = Driver.open(memory)) {
            window.run(() -> window.table().getSelectionModel().selectAll());
            window.press("#fix");
            window.waitFor(() -> window.has("#fix-next") && window.has("#fix-mend-for-a-while"));
            window.run(() ->
                    window.find(ToggleButton.class, "#fix-mend-for-a-while").setSelected(true));
            window.press("#fix-next");
            window.press("#fix-plan");
            window.press("#plan-start");
            window.waitFor(() -> window.text("#campaign-state").equals("Finished"));
            window.waitFor(() -> window.has("#keep"));
            assertTrue(
                    window.text("#campaign-until").matches("Goes back by itself at \\d\\d:\\d\\d, in 15 min"),
                    () -> window.text("#campaign-until"));
            window.picture("57-campaign-timed");
            window.press("#keep-change");
            window.waitFor(() -> window.text("#status").equals("The change stays on 3 hosts"));
            window.waitFor(() -> !window.has("#keep"));
            assertEquals("Finished", window.text("#campaign-state"));
            assertTrue(window.has("#undo"));
            assertFalse(window.text("#host-card-words").isEmpty());
            window.picture("58-campaign-kept");
        }
    }
}
