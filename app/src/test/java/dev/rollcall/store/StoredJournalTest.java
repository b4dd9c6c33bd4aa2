package dev.rollcall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.campaign.Journal;
import dev.rollcall.campaign.JournalEntry;
import dev.rollcall.campaign.JournalEntry.Place;
import dev.rollcall.host.HostId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredJournalTest {
    private static final Instant AT = Instant.parse("2026-11-20T14:02:11.123Z");
    private static final HostId HOST = HostId.random();

    @TempDir
    Path folder = Path.of("");

    private static JournalEntry entry(long campaign, int sequence, Optional<HostId> host) {
        return new JournalEntry(
                new Place(campaign, sequence),
                AT,
                host,
                "begun",
                "{\"by\":\"ops \u00fc \ud83d\ude00\"}",
                "ab".repeat(32));
    }

    @Test
    void linesComeBackInTheirOrderAfterReopening() throws Exception {
        List<JournalEntry> written =
                List.of(entry(1, 1, Optional.empty()), entry(1, 2, Optional.of(HOST)), entry(1, 3, Optional.empty()));
        try (Store store = Store.open(folder)) {
            assertEquals(1, store.journal().nextNumber());
            store.journal().add(written);
            store.journal().add(List.of(entry(2, 1, Optional.of(HOST))));
        }
        try (Store store = Store.open(folder)) {
            Journal journal = store.journal();
            assertEquals(written, journal.of(1));
            assertEquals(List.of(written.get(1)), journal.of(1, HOST));
            assertEquals(List.of(written.get(0), written.get(2)), journal.own());
            assertEquals(List.of(2L, 1L), journal.campaigns());
            assertEquals(3, journal.nextNumber());
            assertEquals(List.of(), journal.of(9));
        }
    }

    @Test
    void aPlaceIsTakenOnceAndWhatIsWrittenTogetherStaysTogether() throws Exception {
        try (Store store = Store.open(folder)) {
            store.journal().add(List.of(entry(1, 1, Optional.empty())));
            assertThrows(
                    UncheckedIOException.class,
                    () -> store.journal().add(List.of(entry(1, 2, Optional.empty()), entry(1, 1, Optional.empty()))));
            assertEquals(1, store.journal().of(1).size());
        }
    }
}
