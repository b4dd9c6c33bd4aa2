package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import java.io.StringWriter;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTableTest {
    private static ImportPreview read(String text) throws InputException {
        return Import.read("hosts.csv", text);
    }

    private static List<String> labels(ImportPreview preview) {
        return preview.hosts().stream().map(Host::label).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void anySeparatorWillDo(String separator) throws InputException {
        String text =
                "Host Name;IP-Address;Port;Tags;Site;Operating System;Description;Owner\r\n".replace(";", separator)
                        + "RDS-1;10.0.0.7;3390;\"prod, rds farm\";Berlin;Windows;\"says \"\"hello\"\"\nand more\";alice\r\n"
                                .replace(";", separator);
        ImportPreview preview = Import.read("pasted text", text);
        assertEquals("CSV", preview.title());
        assertEquals(List.of(), preview.skipped());
        Host host = preview.hosts().getFirst();
        assertEquals("rds-1:3390", host.label());
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.7")), host.expectedAddress());
        assertEquals(
                new Labels(
                        "Berlin",
                        "Windows",
                        new TreeSet<>(Set.of("prod", "rds-farm")),
                        "says \"hello\"\nand more\nowner: alice"),
                host.labels());
    }

    @Test
    void theAddressIsTheHostWhereThereIsNoName() throws InputException {
        ImportPreview preview = read("name,ip\nweb,10.0.0.1\n,10.0.0.2\n10.0.0.3,10.0.0.3\n,\n");
        assertEquals(List.of("web", "10.0.0.2", "10.0.0.3"), labels(preview));
        assertEquals(Optional.empty(), preview.hosts().get(1).expectedAddress());
        assertEquals(Optional.empty(), preview.hosts().get(2).expectedAddress());
    }

    @Test
    void theFullNameCountsBeforeTheDisplayName() throws InputException {
        assertEquals(
                List.of("web.example.net", "db"), labels(read("Name,DNSHostName\nWeb server,web.example.net\nDB,\n")));
    }

    @Test
    void passwordsAreNeverRead() throws InputException {
        ImportPreview preview = read("host,Admin Password,colour\nweb,hunter2,red\n");
        assertEquals(
                List.of(
                        "Left out, for secrets have no place in the inventory: Admin Password.",
                        "Column left out: colour."),
                preview.notes());
        assertEquals(Labels.NONE, preview.hosts().getFirst().labels());
    }

    @Test
    void passwordsOfSkippedRowsAreNotShown() throws InputException {
        assertEquals(
                List.of(
                        new Skipped(2, "a b", "a name has no space in it"),
                        new Skipped(3, "", "a quotation mark is missing")),
                read("host,password\na b,hunter2\n\"web,hunter2\n").skipped());
    }

    @Test
    void badRowsAreReportedAndDoNotStopTheRest() throws InputException {
        ImportPreview preview = read("""
                host,address,port,site
                good-1,,,
                web,10.0.0.300,,
                web,,70000,
                ,,,Berlin
                "bad,x,3389,Berlin
                a b
                10.0.0.0/16
                good-2
                """);
        assertEquals(List.of("good-1", "good-2"), labels(preview));
        assertEquals(
                List.of(
                        new Skipped(3, "web,10.0.0.300,,", "its address 10.0.0.300 is no IP address"),
                        new Skipped(4, "web,,70000,", "port 70000 is not between 1 and 65535"),
                        new Skipped(5, ",,,Berlin", "it names no host"),
                        new Skipped(6, "\"bad,x,3389,Berlin", "a quotation mark is missing"),
                        new Skipped(7, "a b", "a name has no space in it"),
                        new Skipped(
                                8, "10.0.0.0/16", "it stands for 65,536 hosts, 4,096 is the most in a row of a table")),
                preview.skipped());
    }

    @Test
    void twoForgottenQuotationMarksDoNotSwallowTheRowsBetween() throws InputException {
        ImportPreview preview = read("host,site\n\"bad-1,x\ngood-1,x\n\"bad-2,x\ngood-2,x\n");
        assertEquals(List.of("good-1", "good-2"), labels(preview));
        assertEquals(
                List.of(2, 4), preview.skipped().stream().map(Skipped::line).toList());
    }

    @Test
    void aTableWithoutHeadingsIsToldByItsFirstRow() throws InputException {
        ImportPreview preview = read("web,red,10.0.0.1,3390\ndb,blue,10.0.0.2,3389\n");
        assertEquals(List.of("web:3390", "db"), labels(preview));
        assertEquals(
                Optional.of(InetAddress.ofLiteral("10.0.0.2")),
                preview.hosts().get(1).expectedAddress());
        assertEquals(
                List.of("Column left out: 2, for there is no heading line such as host,site,tags."), preview.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"site,os\nBerlin,Windows\n", "colour,shape\nred,round\n", "tags;notes\na;b\n"})
    void aTableWithoutAHostColumnIsRefused(String text) {
        assertEquals(
                "hosts.csv has no host column: its first line must name one of its columns host,"
                        + " such as host,port,site,tags.",
                assertThrows(InputException.class, () -> read(text)).getMessage());
    }

    @Test
    void aRowWithMoreFieldsThanTheHeadingIsLeftOutAndSaid() throws InputException {
        ImportPreview preview = read("host,notes\nweb,first, then\ndb,old,,\n");
        assertEquals(List.of("db"), labels(preview));
        assertEquals(
                List.of(new Skipped(
                        2,
                        "web,first, then",
                        "it has 3 fields and the heading 2: text with a separator in it needs quotation marks")),
                preview.skipped());
    }

    @Test
    void aHostThatIsNamedAgainKeepsWhatEitherRowSays() throws InputException {
        ImportPreview preview = read("host,address,site,tags\nweb,,Berlin,a\nweb,10.0.0.7,,b\nweb,,Bonn,\n");
        Host host = preview.hosts().getFirst();
        assertEquals(Optional.of(InetAddress.ofLiteral("10.0.0.7")), host.expectedAddress());
        assertEquals(new Labels("Bonn", "", new TreeSet<>(Set.of("a", "b")), ""), host.labels());
    }

    @Test
    void aSingleColumnUnderItsHeadingIsATable() throws InputException {
        assertEquals(List.of("web", "db"), labels(Import.read("list.txt", "Hostname\nweb\ndb\n")));
    }

    @Test
    void gatewaysAreReadAsNamesWithTheirPorts() throws InputException {
        ImportPreview preview = read("""
                host;RD Gateway
                a;GW-2.Example.net.
                b;[fd00::2]:8443
                c;none
                d;
                e;gw 2
                f;zürich:8443
                """);
        assertEquals(
                List.of("gw-2.example.net", "[fd00::2]:8443", "", "", "xn--zrich-kva:8443"),
                preview.hosts().stream()
                        .map(host -> host.gateway().map(Gateway::label).orElse(""))
                        .toList());
        assertEquals(
                "its gateway gw 2: a name has no space in it",
                preview.skipped().getFirst().reason());
        assertEquals(
                List.of("Addresses of gateways were taken for Remote Desktop Gateways, not for routers."),
                preview.notes());
    }

    @Test
    void exportedHostsComeBackEqual() throws Exception {
        Labels labels = new Labels("=cmd()", "+1", new TreeSet<>(Set.of("-a", "b")), "@SUM(A1)\n\"quoted\", more");
        Host one = new Host(Host.named("web").id(), "web", 3390, Optional.of(InetAddress.ofLiteral("fd00::7")), labels);
        Host two = Host.named("fd00::8")
                .withAccess(AccessText.read("ssh:2222,winrm-https", "Bastion.example.net:2200"))
                .withGateway(Optional.of(new Gateway("gw-2", 8443, List.of("remote.example.com", "apps"))));
        StringWriter written = new StringWriter();
        CsvExport.write(List.of(one, two), written);
        assertEquals("""
                host,port,address,site,os,tags,notes,access,jump,gateway,gateway_names
                web,3390,fd00::7,'=cmd(),'+1,"'-a, b","'@SUM(A1)
                ""quoted"", more",,,,
                fd00::8,3389,,,,,,"ssh:2222,winrm-https",bastion.example.net:2200,gw-2:8443,"remote.example.com, apps"
                """, written.toString());
        List<Host> back = read(written.toString()).hosts();
        assertEquals(
                List.of(one, two),
                List.of(back.get(0).withId(one.id()), back.get(1).withId(two.id())));
    }
}
