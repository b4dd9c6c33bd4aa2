package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

final class ClosedWindowTest {
    /** Enough for what is let go of only on the JavaFX thread's next pulses. */
    private static final int COLLECTIONS = 100;

    /** What plays, or listens to what outlives it, holds a window and all hosts in it. */
    @Test
    void nothingHoldsOnToAWindowThatWasClosed() throws Exception {
        WeakReference<Scene> closed = used();
        for (int i = 0; i < COLLECTIONS && closed.get() != null; i++) {
            System.gc();
            // Another window is what JavaFX remembers instead, of focus and last pulse.
            Driver.open(new MemoryKeeping()).close();
        }
        assertNull(closed.get());
    }

    private static WeakReference<Scene> used() throws Exception {
        MemoryKeeping memory = new MemoryKeeping();
        memory.put(ScriptedFleet.hosts(40));
        try (Driver window = Driver.open(memory)) {
            window.waitFor(() -> window.table().getItems().size() == 40);
            window.run(() -> window.table().getSelectionModel().select(0));
            return new WeakReference<>(window.stage.getScene());
        }
    }
}
