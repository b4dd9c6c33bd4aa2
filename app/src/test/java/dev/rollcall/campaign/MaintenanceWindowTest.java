package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaintenanceWindowTest {
    private static boolean open(String tag, String time) throws Exception {
        return MaintenanceWindow.parse(tag).open(ZonedDateTime.parse(time + ":00+01:00[Europe/Berlin]"));
    }

    @Test
    void oneThatEndsOnTheNextDayBelongsToTheDayOfItsBeginning() throws Exception {
        // 2026-11-21 is a Saturday.
        String tag = "window:sat-22:00-04:00";
        assertFalse(open(tag, "2026-11-21T21:59"));
        assertTrue(open(tag, "2026-11-21T22:00"));
        assertTrue(open(tag, "2026-11-22T03:59"));
        assertFalse(open(tag, "2026-11-22T04:00"));
        assertFalse(open(tag, "2026-11-22T22:30"));
        assertFalse(open(tag, "2026-11-21T03:00"));
    }

    @Test
    void dailyIsEveryDay() throws Exception {
        assertTrue(open("window:daily-01:00-05:00", "2026-11-23T01:00"));
        assertFalse(open("window:daily-01:00-05:00", "2026-11-23T05:00"));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (String tag :
                List.of("window:", "window:sat", "window:sat-22-04", "window:sat-24:00-04:00", "window:x-1:00-2:00")) {
            assertThrows(InputException.class, () -> MaintenanceWindow.parse(tag), tag);
        }
    }
}
