package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import dev.rollcall.observation.Check;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"3s, 3000", "500ms, 500", "2m, 120000", "1.5s, 1500", "1h, 3600000"})
    void durationsHaveAUnit(String text, long millis) throws InputException {
        assertEquals(Duration.ofMillis(millis), Words.duration("--timeout", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "s", "-1s", "0s", "25h", "3 parsecs", "99999999999s"})
    void otherDurationsAreRefusedByTheOptionsName(String text) {
        InputException refused = assertThrows(InputException.class, () -> Words.duration("--timeout", text));
        assertTrue(refused.toString().contains(": --timeout: "), refused.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "10.77.0.53, /10.77.0.53:53",
        "10.77.0.53:5353, /10.77.0.53:5353",
        "[::1]:5353, /[0:0:0:0:0:0:0:1]:5353",
        "[::1], /[0:0:0:0:0:0:0:1]:53",
        "::1, /[0:0:0:0:0:0:0:1]:53"
    })
    void resolversMayHaveAPort(String text, String expected) throws InputException {
        assertEquals(expected, Words.resolver(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":53", "10.0.0.1:", "10.0.0.1:0", "10.0.0.1:70000", "[::1", "[::1]:x"})
    void otherResolversAreRefused(String text) {
        assertThrows(InputException.class, () -> Words.resolver(text));
    }

    @Test
    void checksAreNamedByTheirKeys() throws InputException {
        assertEquals(Set.of(Check.DNS, Check.NLA), Words.checks("dns, NLA"));
        assertThrows(InputException.class, () -> Words.checks("dns,,nla"));
    }
}
