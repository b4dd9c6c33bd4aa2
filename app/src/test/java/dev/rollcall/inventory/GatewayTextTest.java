package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTextTest {
    @ParameterizedTest
    @CsvSource({
        "GW-2.Example.net, gw-2.example.net",
        "gw-2.example.net., gw-2.example.net",
        "gw-2.example.net:443, gw-2.example.net",
        "gw-2:8443, gw-2:8443",
        "10.0.0.7:8443, 10.0.0.7:8443",
        "2001:DB8:0::7, 2001:db8::7",
        "[2001:db8::7], 2001:db8::7",
        "[2001:db8::7]:8443, [2001:db8::7]:8443",
        "::1, ::1",
        "https://gw-2.example.net/RDWeb/Pages, gw-2.example.net",
        "HTTPS://gw-2.example.net:8443, gw-2.example.net:8443"
    })
    void isReadAsPeopleWriteIt(String text, String label) throws InputException {
        assertEquals(label, GatewayText.read(text).label());
    }

    @ParameterizedTest
    @CsvSource({"gw:", "gw:0", "gw:65536", "gw:http", "http://gw", "gw/", "[gw]:1:2", "''", "None", "https://", "-gw"})
    void whatCannotBeIsRefusedInOneLine(String text) {
        InputException refused = assertThrows(InputException.class, () -> GatewayText.read(text));
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", " NONE ", "-", "n/a", "N/A"})
    void thatThereIsNoneCanBeSaid(String text) throws InputException {
        assertTrue(GatewayText.isNone(text));
        Host host = Import.read("a list", "host,gateway\nweb," + text + "\n")
                .hosts()
                .getFirst();
        assertEquals(Optional.empty(), host.gateway());
    }

    @Test
    void otherNamesAreEachSaidOnceAndNotItsOwn() throws InputException {
        assertEquals(
                List.of("remote.example.com", "10.0.0.7"),
                GatewayText.read("gw", "Remote.example.com, gw;remote.example.com 10.0.0.7")
                        .otherNames());
        assertEquals(List.of(), GatewayText.read("gw", "none").otherNames());
        assertEquals(List.of(), GatewayText.read("gw", " ").otherNames());
    }
}
