package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.host.InputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixSettingsTest {
    private static final FixSheet SHEET = new FixSheet(
            "some-fix",
            "Some fix",
            "Changes something.",
            Risk.HARMLESS,
            List.of(
                    FixParameter.needed("user", "whom", new Form.Text()),
                    FixParameter.usually("count", "how many", new Form.Count(1, 9), "3"),
                    FixParameter.optional("for", "how long", new Form.Span(Duration.ofSeconds(5), Duration.ofHours(2))),
                    FixParameter.optional("drop", "whether to", new Form.Flag()),
                    FixParameter.optional("how", "which way", new Form.Choice(List.of("fast", "slow"))),
                    FixParameter.optional("from", "who", new Form.Networks())),
            false);

    @Test
    void whatIsNotSaidIsAsUsual() throws Exception {
        FixSettings settings = FixSettings.of(SHEET, Map.of("user", "$(id)'\"\n"));

        assertEquals(Map.of("user", "$(id)'\"\n", "count", 3L), settings.values());
    }

    @Test
    void spansAreSecondsAndFlagsTruths() throws Exception {
        FixSettings settings =
                FixSettings.of(SHEET, Map.of("user", "a", "for", "15m", "drop", "yes", "how", "slow", "count", "9"));

        assertEquals(Optional.of(900L), settings.number("for"));
        assertEquals(true, settings.flag("drop"));
        assertEquals(Optional.of("slow"), settings.text("how"));
    }

    @ParameterizedTest
    @CsvSource({
        "count, 0, count=0: count (how many) is a number from 1 to 9",
        "count, ten, count=ten: count (how many) is a number from 1 to 9",
        "for, 3h, 'for=3h: for (how long) is a time like 20s, 15m or 2h, from 5s to 120m'",
        "for, 1s, 'for=1s: for (how long) is a time like 20s, 15m or 2h, from 5s to 120m'",
        "drop, maybe, drop=maybe: drop (whether to) is yes or no",
        "how, well, 'how=well: how (which way) is fast, slow'",
        "what, x, 'some-fix has no parameter what; it has user, count, for, drop, how, from'",
        "from, '10.1.0.0/16,abc', 'from=abc: from (who) is made of networks such as 10.1.0.0/16, local or any'",
    })
    void whatCannotBeIsRefusedInOneLine(String key, String value, String line) {
        InputException refused =
                assertThrows(InputException.class, () -> FixSettings.of(SHEET, Map.of("user", "a", key, value)));

        assertEquals(line, refused.getMessage());
    }

    @Test
    void whatIsNeededMustBeSaid() {
        InputException refused = assertThrows(InputException.class, () -> FixSettings.of(SHEET, Map.of()));

        assertEquals("some-fix needs user (whom): say --set user=…", refused.getMessage());
    }
}
