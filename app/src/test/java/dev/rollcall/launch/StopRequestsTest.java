package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopRequestsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whoAsksIsToldOnceToWhoeverHasTheStore() throws Exception {
        StopRequests requests = StopRequests.in(folder);
        assertFalse(requests.ask(3, "eve@desk"), "nobody is there to be asked");
        try (Store store = Store.open(folder)) {
            assertTrue(store.hosts().all().isEmpty());
            assertTrue(requests.ask(3, "eve@desk"));
            assertEquals(Optional.empty(), requests.taken(4));
            assertEquals(Optional.of("eve@desk"), requests.taken(3));
            assertEquals(Optional.empty(), requests.taken(3));
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
