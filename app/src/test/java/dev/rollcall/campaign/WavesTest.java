package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTest {
    @ParameterizedTest
    @CsvSource({
        "'1,10,*', 0, 1",
        "'1,10,*', 1, 2",
        "'1,10,*', 10, 2",
        "'1,10,*', 11, 3",
        "'1,10,*', 99999, 3",
        "'2', 0, 1",
        "'2', 1, 1",
        "'2', 2, 2",
        "'2', 5, 3",
        "'*', 7, 1"
    })
    void aHostsPlaceSaysItsWave(String waves, int place, int wave) throws Exception {
        assertEquals(wave, Waves.parse(waves).waveOf(place));
    }

    @Test
    void theyReadAsTheyWereWritten() throws Exception {
        assertEquals("1,10,*", Waves.parse(" 1, 10,*").toString());
        assertEquals(Waves.USUAL, Waves.parse("1,10,*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "0", "-1", "*,1", "1,,2", "1;2", "one", "1,*,*", "99999999999"})
    void whatSaysNoWavesIsRefused(String text) {
        assertEquals(
                "waves " + text
                        + ": say how many hosts each takes, like 1,10,*; * is all that are left, and comes last",
                assertThrows(InputException.class, () -> Waves.parse(text)).getMessage());
    }

    @Test
    void aGateStopsAboveItsShare() throws Exception {
        Gate gate = Gate.parse("5%");

        assertTrue(gate.stops(1, 1));
        assertFalse(gate.stops(1, 0));
        assertFalse(gate.stops(20, 1));
        assertTrue(gate.stops(20, 2));
        assertFalse(gate.stops(0, 0));
        assertFalse(Gate.parse("100").stops(3, 3));
        assertTrue(Gate.parse("0").stops(1000, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "101%", "-1", "five", "NaN", "1e2"})
    void whatIsNoShareIsRefused(String text) {
        assertEquals(
                "stop above " + text + ": say a share of a wave, like 5%",
                assertThrows(InputException.class, () -> Gate.parse(text)).getMessage());
    }
}
