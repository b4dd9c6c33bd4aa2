package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandardFolderTest {
    private static final Path HOME = Path.of("/home/ops").toAbsolutePath();

    @Test
    void linuxFollowsTheBaseDirectorySpecification() {
        assertEquals(HOME.resolve(".local/share/rollcall"), StandardFolder.of("Linux", Map.of(), HOME));
        Path data = Path.of("/data").toAbsolutePath();
        assertEquals(
                data.resolve("rollcall"), StandardFolder.of("Linux", Map.of("XDG_DATA_HOME", data.toString()), HOME));
        assertEquals(
                HOME.resolve(".local/share/rollcall"),
                StandardFolder.of("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME));
        assertEquals(
                HOME.resolve(".local/share/rollcall"), StandardFolder.of("FreeBSD", Map.of("XDG_DATA_HOME", ""), HOME));
    }

    @Test
    void windowsHasItsLocalData() {
        Path local = HOME.resolve("Local");
        assertEquals(
                local.resolve("Rollcall"),
                StandardFolder.of("Windows 11", Map.of("LOCALAPPDATA", local.toString()), HOME));
        assertEquals(HOME.resolve("AppData/Local/Rollcall"), StandardFolder.of("Windows 11", Map.of(), HOME));
    }

    @Test
    void macHasItsLibrary() {
        assertEquals(
                HOME.resolve("Library/Application Support/Rollcall"), StandardFolder.of("Mac OS X", Map.of(), HOME));
    }
}
