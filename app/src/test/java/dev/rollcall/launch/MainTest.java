package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void aLinuxMachineNeedsADisplayOrTheHeadlessPlatform() {
        assertFalse(Main.hasDisplay("Linux", Map.of(), null));
        assertFalse(Main.hasDisplay("Linux", Map.of("DISPLAY", ""), null));
        assertTrue(Main.hasDisplay("Linux", Map.of("DISPLAY", ":0"), null));
        assertTrue(Main.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), null));
        assertTrue(Main.hasDisplay("Linux", Map.of(), "Headless"));
        assertTrue(Main.hasDisplay("Windows 11", Map.of(), null));
    }
}
