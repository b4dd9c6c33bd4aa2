package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import dev.rollcall.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StopRequestsTest {
    @TempDir
    Path folder = Path.of("");

    private String requests() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return String.join(
                    " ",
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".stop"))
                            .toList());
        }
    }

    @Test
    void whereNobodyHasTheStoreNobodyIsAsked() throws Exception {
        Store.open(folder).close();
        assertFalse(StopRequests.in(folder).ask(7, "eve@desk"));
        assertEquals("", requests());
    }

    @Test
    void whoeverRunsTheCampaignHearsOfItOnce() throws Exception {
        try (Store _ = Store.open(folder)) {
            StopRequests requests = StopRequests.in(folder);
            Thread runner = Thread.ofVirtual().start(() -> {
                while (requests.taken(7).isEmpty()) {
                    Thread.onSpinWait();
                }
            });
            assertTrue(requests.ask(7, "eve@desk"));
            runner.join();
            assertTrue(requests.taken(7).isEmpty());
        }
    }

    @Test
    void thatNobodyThereRunsItIsSaidAndNothingIsLeftBehind() throws Exception {
        try (Store _ = Store.open(folder)) {
            StopRequests requests = new StopRequests(folder, Duration.ofMillis(100));
            InputException wrong = assertThrows(InputException.class, () -> requests.ask(7, "eve@desk"));
            assertTrue(
                    String.valueOf(wrong.getMessage()).startsWith("campaign 7 is not under way in the process that"));
            assertEquals("", requests());
        }
    }

    @Test
    void whatTheFileSaysIsBounded() throws Exception {
        Files.writeString(folder.resolve("campaign-3.stop"), "eve\n\u001b[31m" + "x".repeat(10_000));
        String by = StopRequests.in(folder).taken(3).orElseThrow();
        assertTrue(by.startsWith("eve [31mx") && by.length() <= 200, by);
        Files.writeString(folder.resolve("campaign-3.stop"), "");
        assertEquals(Optional.of("somebody"), StopRequests.in(folder).taken(3));
    }
}
