package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreProcessTest {
    @TempDir
    Path folder = Path.of("");

    private Process start(String prefix, int most) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString(),
                        prefix,
                        Integer.toString(most))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The name on a line that was not cut off by the kill. */
    private static Optional<String> whole(String line) {
        return line.endsWith(".") ? Optional.of(line.substring(0, line.length() - 1)) : Optional.empty();
    }

    @Test
    void acknowledgedWritesSurviveTwentyKills() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < 20; kill++) {
            Process writer = start("k" + kill + "-", Integer.MAX_VALUE);
            try (BufferedReader said = writer.inputReader()) {
                // The first one proves that it writes; some more, so that the kills fall at different points.
                for (int line = 0; line < 1 + 13 * kill; line++) {
                    acknowledged.add(whole(String.valueOf(said.readLine())).orElseThrow());
                }
                // By its handle: the process itself would close the stream, and with it what was said last.
                assertTrue(writer.toHandle().destroyForcibly());
                said.lines().forEach(line -> whole(line).ifPresent(acknowledged::add));
            }
            writer.waitFor();
            try (Store store = Store.open(folder)) {
                Set<String> kept = store.hosts().all().stream().map(Host::name).collect(Collectors.toSet());
                Set<String> lost = new HashSet<>(acknowledged);
                lost.removeAll(kept);
                assertEquals(Set.of(), lost, "lost in kill " + kill);
            }
        }
        assertTrue(acknowledged.size() > 20);
    }

    @Test
    void theSecondProcessIsToldWhoHasTheStore() throws Exception {
        Process first = start("", 0);
        try (BufferedReader said = first.inputReader()) {
            assertEquals("open", said.readLine());
            String message = String.valueOf(
                    assertThrows(InputException.class, () -> Store.open(folder)).getMessage());
            assertTrue(
                    message.matches(
                            "The store \\Q" + folder + "\\E is in use by process " + first.pid() + " of user \\S+ on"
                                    + " \\S+, since \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\\. Close that one first, or name another store"
                                    + " with --store\\."),
                    message);
        } finally {
            first.destroyForcibly().waitFor();
        }
        Store.open(folder).close();
    }

    @Test
    void aProcessThatEndsProperlyLeavesNoRecord() throws Exception {
        Process first = start("a", 1);
        try (BufferedReader said = first.inputReader()) {
            assertEquals("a0.", said.readLine());
            assertEquals("open", said.readLine());
            first.getOutputStream().close();
            assertEquals(0, first.waitFor());
        }
        assertTrue(Owner.read(folder.resolve("rollcall.owner")).isEmpty());
        try (Store store = Store.open(folder)) {
            assertEquals(
                    List.of("a0"), store.hosts().all().stream().map(Host::name).toList());
        }
    }
}
