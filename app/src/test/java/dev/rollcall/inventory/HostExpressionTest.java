package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostExpressionTest {
    private static List<String> labels(String text) throws InputException {
        return HostExpression.parse(text).stream().map(Host::label).toList();
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(InputException.class, () -> HostExpression.parse(text))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "RDS-1.Example.NET, rds-1.example.net",
        "rds-1.example.net., rds-1.example.net",
        "rds_1, rds_1",
        "' rds-1 ', rds-1",
        "rds-1:3390, rds-1:3390",
        "rds-1:3389, rds-1",
        "10.1.2.3, 10.1.2.3",
        "010.001.002.003, 10.1.2.3",
        "10.1.2.3:3390, 10.1.2.3:3390",
        "FD00:0:0::7, fd00::7",
        "::1, ::1",
        "::, ::",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "[fd00::7], fd00::7",
        "[fd00::7]:3390, [fd00::7]:3390",
        "::ffff:10.1.2.3, 10.1.2.3",
        "bücher.example, xn--bcher-kva.example",
        "münchen:3390, xn--mnchen-3ya:3390",
        "10-20, 10-20",
        "10.0.0.1-web, 10.0.0.1-web",
    })
    void aHostHasOneSpelling(String text, String label) throws InputException {
        assertEquals(List.of(label), labels(text));
    }

    @Test
    void networksAndRangesAreWrittenOut() throws InputException {
        assertEquals(List.of("10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7"), labels("10.0.0.6/30"));
        assertEquals(List.of("10.0.0.9:3390"), labels("10.0.0.9/32:3390"));
        assertEquals(List.of("fd00::fffe", "fd00::ffff"), labels("fd00::ffff/127"));
        assertEquals(256, labels("fd00::/120").size());
        assertEquals(List.of("10.0.0.254", "10.0.0.255", "10.0.1.0"), labels("10.0.0.254-10.0.1.0"));
        assertEquals(List.of("10.0.0.1:99", "10.0.0.2:99"), labels("10.0.0.1-2:99"));
        assertEquals(List.of("255.255.255.254", "255.255.255.255"), labels("255.255.255.254-255"));
        assertEquals(List.of("fd00::9", "fd00::a"), labels("fd00::9-fd00::a"));
        assertEquals(List.of("web08.x", "web09.x", "web10.x"), labels("Web[08:10].x"));
        assertEquals(List.of("web9:99", "web10:99"), labels("web[9-10]:99"));
        assertEquals(4096, labels("10.0.0.0/20").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web:70000|port 70000 is not between 1 and 65535",
                "web:0|port 0 is not between 1 and 65535",
                "web:|port  is not between 1 and 65535",
                "web:rdp|port rdp is not between 1 and 65535",
                "10.0.0.256|that is no IP address",
                "10.0.0|that is no IP address",
                "12345|that is no IP address",
                "fd00:::7|that is no IP address",
                "fe80::1%eth0|an address with a scope (%) means something on one computer only",
                "web..example|a part of the name between dots is empty",
                "-web|a part of the name begins or ends with a hyphen",
                "a b|a name has no space in it",
                "http://web/|that is a URL: write the name alone, web",
                "https://a@web.x:444/b:1|that is a URL: write the name alone, web.x",
                "web/x|a name has no \"/\" in it",
                "a@b|a name has no \"@\" in it",
                "10.0.0.0/33|the network size is not between /0 and /32",
                "10.0.0.0/x|the network size is not between /0 and /32",
                "fd00::/129|the network size is not between /0 and /128",
                "10.0.0.9-10.0.0.1|the range ends before it begins",
                "web[9:1]|the range ends before it begins",
                "10.0.0.9-fd00::1|the range begins and ends in different kinds of address",
                "10.0.0.1-10.0.0.300|10.0.0.300 is no IP address",
                "[web]|brackets hold an IPv6 address, or one range such as [01:20]",
                "web[01:20|brackets hold an IPv6 address, or one range such as [01:20]",
                "10.0.0.0/8|it stands for 16,777,216 hosts, 262,144 is the most: name smaller ranges",
                "fd00::/64|it stands for 2^64 hosts, 262,144 is the most: name smaller ranges",
                "web[0:99999999]|it stands for 100,000,000 hosts, 262,144 is the most: name smaller ranges",
            })
    void whatIsNoHostIsRefusedInOneLine(String text, String reason) {
        assertEquals("\"" + text + "\" is not a host: " + reason + ".", refusal(text));
    }

    @Test
    void lengthsAreBounded() throws InputException {
        String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
        assertEquals(List.of(longest), labels(longest));
        assertEquals(List.of(longest), labels(longest + "."));
        assertEquals(
                "\"" + "a".repeat(80) + "…\" is not a host: the name has 300 characters, 253 is the most.",
                refusal("a".repeat(300)));
        assertEquals(
                "\"" + "a".repeat(64) + "\" is not a host: a part of the name has 64 characters, 63 is the most.",
                refusal("a".repeat(64)));
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertEquals(
                "\"web [31m\" is not a host: a name has no \" \" in it.",
                refusal("web\u001b[31m").replaceFirst("brackets hold.*", "a name has no \" \" in it."));
    }

    @Test
    void oneArgumentIsNotAWholeDataCentre() {
        assertEquals(
                "\"10.0.0.0/14\" stands for 262,144 hosts, more than the 4,096 that one argument may:"
                        + " put it in a file, and say --from FILE --yes or import it.",
                refusal("10.0.0.0/14"));
    }
}
