package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainListTest {
    private static ImportPreview read(String text) throws InputException {
        return Import.read("hosts.txt", text);
    }

    private static List<String> labels(ImportPreview preview) {
        return preview.hosts().stream().map(Host::label).toList();
    }

    @Test
    void aListHasOneHostALineWithComments() throws InputException {
        ImportPreview preview = read("""
                # the terminal servers
                rds-1.example.net
                RDS-2.example.net:3390   ; the odd one
                \t10.0.0.7 # by address

                ; old ones
                fd00::7
                [fd00::8]:3390
                """);
        assertEquals(
                List.of("rds-1.example.net", "rds-2.example.net:3390", "10.0.0.7", "fd00::7", "[fd00::8]:3390"),
                labels(preview));
        assertEquals(List.of(), preview.skipped());
        assertEquals(List.of(), preview.notes());
        assertEquals("Plain list", preview.title());
    }

    @Test
    void severalWordsOnALineAreLeftOutAndNotTakenForHosts() throws InputException {
        ImportPreview preview = read("web\r\nfoo bar baz\r\nweb.example.net,foo\r\n \u00A0db \r\n");
        assertEquals(List.of("web", "db"), labels(preview));
        assertEquals(
                List.of(
                        new Skipped(2, "foo bar baz", "a plain list has one host a line"),
                        new Skipped(3, "web.example.net,foo", "a plain list has one host a line")),
                preview.skipped());
    }

    @Test
    void aHostThatDiffersInCaseIsTheSame() throws InputException {
        ImportPreview preview = read("Web\nweb\nWEB.\nweb:3390\n");
        assertEquals(List.of("web", "web:3390"), labels(preview));
        assertEquals(List.of("2 hosts were named again; each is kept once."), preview.notes());
        assertEquals(
                List.of("One host was named again; it is kept once."),
                read("a\nA").notes());
    }

    @Test
    void badLinesAreReportedAndDoNotStopTheRest() throws InputException {
        ImportPreview preview = read("good-1\n" + "x".repeat(300) + "\nweb:70000\ngood-2\n10.0.0.300\n");
        assertEquals(List.of("good-1", "good-2"), labels(preview));
        assertEquals(
                List.of(
                        new Skipped(2, "x".repeat(80) + "…", "the name has 300 characters, 253 is the most"),
                        new Skipped(3, "web:70000", "port 70000 is not between 1 and 65535"),
                        new Skipped(5, "10.0.0.300", "that is no IP address")),
                preview.skipped());
        assertEquals(
                "line 3: \"web:70000\": port 70000 is not between 1 and 65535",
                preview.skipped().get(1).toString());
    }

    @Test
    void aLargeNetworkIsNotWrittenOutBeforeSomeoneAgrees() throws InputException {
        ImportPreview preview = read("web\n10.0.0.0/15\n");
        assertEquals(List.of("web"), labels(preview));
        LargeRanges ranges = preview.needsConsent().orElseThrow();
        assertEquals("10.0.0.0/15 would add 131,072 hosts", ranges.question());
        assertEquals(131_073, preview.countWithConsent());
        ImportPreview agreed = preview.withConsent();
        assertEquals(131_073, agreed.hosts().size());
        assertEquals("10.1.255.255", agreed.hosts().getLast().name());
        assertTrue(agreed.needsConsent().isEmpty());
    }

    @Test
    void aQuarterOfAMillionAddressesAskFirstAndMoreAreRefused() throws InputException {
        assertEquals(
                "10.0.0.0/14 would add 262,144 hosts",
                read("10.0.0.0/14").needsConsent().orElseThrow().question());
        assertEquals(
                "it stands for 524,288 hosts, 262,144 is the most: name smaller ranges",
                read("10.0.0.0/13").skipped().getFirst().reason());
        assertEquals(
                "hosts.txt names more than 262,144 hosts: split it.",
                assertThrows(InputException.class, () -> read("10.0.0.0/14\n11.0.0.0/14\n"))
                        .getMessage());
    }

    @Test
    void severalLargeRangesAreOneQuestion() throws InputException {
        assertEquals(
                "10.0.0.0/16 and 1 more ranges would add 73,728 hosts",
                read("10.0.0.0/16\n11.0.0.0/19\n").needsConsent().orElseThrow().question());
    }

    @Test
    void anEmptyListSaysSo() throws InputException {
        assertEquals(List.of("hosts.txt names no host."), read("# nothing\n\n").notes());
    }
}
