package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TamperedJournalTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void aCampaignRan() throws Exception {
        try (Store store = Store.open(folder)) {
            CampaignDesk desk = desk(store);
            desk.broken(2);
            assertTrue(desk.run(Mending.HARMLESS, Care.USUAL).chainIntact());
        }
    }

    private static CampaignDesk desk(Store store) {
        return new CampaignDesk(
                Clock.systemUTC(), store.journal(), store.sights(), CampaignDesk.QUICK, Duration.ofSeconds(15));
    }

    private CampaignRecord after(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("rollcall"), "rollcall", "");
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
        try (Store store = Store.open(folder)) {
            return desk(store).campaigns.campaign(1).orElseThrow();
        }
    }

    @Test
    void aChangedLineIsTold() throws Exception {
        assertFalse(
                after("update journal_entry set document = replace(document, 'ops@desk', 'eve@desk') where place = 4")
                        .chainIntact());
    }

    @Test
    void aRemovedLineIsTold() throws Exception {
        assertFalse(after("delete from journal_entry where place = 5").chainIntact());
    }

    @Test
    void aRemovedFirstLineIsToldAndTheRestCanBeRead() throws Exception {
        CampaignRecord record = after("delete from journal_entry where place = 1");
        assertFalse(record.chainIntact());
        assertEquals(2, record.steps().size());
    }

    @Test
    void aLineWithAnotherTimeIsTold() throws Exception {
        assertFalse(after("update journal_entry set written_at = dateadd(day, -1, written_at) where place = 2")
                .chainIntact());
    }
}
