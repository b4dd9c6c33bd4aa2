package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as remote desktop clients keep them. */
final class ClientListsTest {
    private static ImportPreview read(String text) throws InputException {
        return Import.read("the list", text);
    }

    /** Host, tags and gateway of each. */
    private static List<String> told(ImportPreview preview) {
        return preview.hosts().stream()
                .map(host -> host.label() + " " + String.join(",", host.labels().tags()) + " "
                        + host.gateway().map(Gateway::label).orElse("-"))
                .toList();
    }

    private static List<String> left(ImportPreview preview) {
        return preview.skipped().stream()
                .map(skipped -> skipped.line() + " " + skipped.text() + ": " + skipped.reason())
                .toList();
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(InputException.class, () -> read(text)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, -", "1, gw-2.example.net:8443", "2, gw-2.example.net:8443", "3, -", "4, -", "x, -"})
    void anRdpFileIsOneHostBehindItsGatewayWhereThatIsUsed(String usage, String gateway) throws InputException {
        ImportPreview preview = read("""
                screen mode id:i:1
                full address:s:RDS-1.example.net:3390
                server port:i:3391
                password 51:b:01000000D08C9DDF
                gatewayhostname:s:gw-2.example.net:8443
                gatewayusagemethod:i:%s
                """.formatted(usage));
        assertEquals("RDP file", preview.title());
        assertEquals(List.of("rds-1.example.net:3390  " + gateway), told(preview));
        assertEquals(List.of("Left out, for secrets have no place in the inventory: the password."), preview.notes());
    }

    @Test
    void anRdpFileMayBeInUtf16AndSayItsPortByItself() throws InputException {
        byte[] bytes = "\uFEFFfull address:s:rds-1\r\nserver port:i:3391\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(List.of("rds-1:3391  -"), told(Import.read("one.rdp", new ByteArrayInputStream(bytes))));
    }

    @Test
    void anRdpFileOfAzureNamesNoHost() throws InputException {
        ImportPreview preview = read("""
                wvd endpoint pool:s:11112222
                full address:s:rdgateway-r1.example.com
                gatewayusagemethod:i:1
                """);
        assertEquals(List.of(), preview.hosts());
        assertEquals(
                List.of(
                        "2 rdgateway-r1.example.com: it leads to Azure Virtual Desktop, by a gateway and not by a host's name"),
                left(preview));
        assertEquals(List.of("1 : it names no host"), left(read("screen mode id:i:1\nusername:s:ops\n")));
    }

    private static final String RDCMAN = """
            <?xml version="1.0" encoding="utf-8"?>
            <RDCMan programVersion="2.7" schemaVersion="3">
              <file>
                <properties><name>all</name></properties>
                <gatewaySettings inherit="None"><enabled>True</enabled><hostName>gw-1</hostName></gatewaySettings>
                <smartGroup><properties><name>smart</name></properties></smartGroup>
                <group>
                  <properties><name>Berlin East</name></properties>
                  <connectionSettings inherit="None"><port>3390</port></connectionSettings>
                  <group>
                    <properties><name>Prod</name></properties>
                    <gatewaySettings inherit="None"><enabled>True</enabled><hostName>gw-2:8443</hostName></gatewaySettings>
                    <server>
                      <properties><name>a</name><displayName>Tills &amp; more</displayName><comment>rack 4</comment></properties>
                      <gatewaySettings inherit="FromParent"><enabled>False</enabled></gatewaySettings>
                      <logonCredentials inherit="None"><password>AQAAANCM</password></logonCredentials>
                    </server>
                    <server>
                      <properties><name>b:3391</name></properties>
                      <gatewaySettings inherit="None"><enabled>False</enabled><hostName>gw-2</hostName></gatewaySettings>
                    </server>
                    <server><properties><name></name></properties></server>
                    <server><properties><name>10.0.0.0/24</name></properties></server>
                  </group>
                </group>
                <server><properties><name>c</name></properties></server>
              </file>
            </RDCMan>
            """;

    @Test
    void serversOfRdcManInheritPortAndGatewayFromTheirGroups() throws InputException {
        ImportPreview preview = read(RDCMAN);
        assertEquals("RDCMan file", preview.title());
        assertEquals(
                List.of("a:3390 Berlin-East,Prod gw-2:8443", "b:3391 Berlin-East,Prod -", "c  gw-1"), told(preview));
        assertEquals("Tills & more\nrack 4", preview.hosts().getFirst().labels().notes());
        assertEquals(List.of("22 : it names no host", "23 10.0.0.0/24: it stands for 256 hosts"), left(preview));
        assertEquals(List.of("Left out, for secrets have no place in the inventory: passwords."), preview.notes());
    }

    @Test
    void theFirstSchemaOfRdcManIsReadToo() throws InputException {
        ImportPreview preview = read("""
                <RDCMan schemaVersion="1">
                  <version>2.2</version>
                  <file>
                    <properties><name>all</name><gatewaySettings inherit="FromParent" /></properties>
                    <group>
                      <properties>
                        <name>Bonn</name>
                        <gatewaySettings inherit="None"><enabled>True</enabled><hostName>gw-3</hostName></gatewaySettings>
                      </properties>
                      <server><name>a</name><displayName>a</displayName><gatewaySettings inherit="FromParent" /></server>
                    </group>
                  </file>
                </RDCMan>
                """);
        assertEquals(List.of("a Bonn gw-3"), told(preview));
        assertEquals("", preview.hosts().getFirst().labels().notes());
    }

    @Test
    void connectionsOfMRemoteNgTakeFromTheirFolderWhatTheyInherit() throws InputException {
        ImportPreview preview = read("""
                <?xml version="1.0" encoding="utf-8"?>
                <mrng:Connections xmlns:mrng="http://mremoteng.org" Name="Connections" FullFileEncryption="false" ConfVersion="2.6">
                  <Node Name="Bonn" Type="Container" Protocol="RDP" Port="3390" RDGatewayUsageMethod="Always" RDGatewayHostname="gw-2">
                    <Node Name="one" Type="Connection" Hostname="a" Protocol="SSH2" Port="22" InheritProtocol="True" InheritPort="True"
                          RDGatewayUsageMethod="Never" RDGatewayHostname="wrong" InheritRDGatewayUsageMethod="True"
                          InheritRDGatewayHostname="True" Password="c2VjcmV0" />
                    <Node Name="two" Type="Connection" Hostname="b" Protocol="RDP" Port="3389" RDGatewayUsageMethod="Detect"
                          RDGatewayHostname="gw-3" Descr="rack 4" />
                    <Node Name="three" Type="Connection" Hostname="c" Protocol="RDP" Port="3389" RDGatewayUsageMethod="Never"
                          RDGatewayHostname="gw-3" />
                    <Node Name="shell" Type="Connection" Hostname="d" Protocol="SSH2" Port="22" />
                    <Node Name="empty" Type="Connection" Hostname="" Protocol="RDP" Port="3389" />
                  </Node>
                </mrng:Connections>
                """);
        assertEquals("mRemoteNG connections", preview.title());
        assertEquals(List.of("a:3390 Bonn gw-2", "b Bonn gw-3", "c Bonn -"), told(preview));
        assertEquals("rack 4", preview.hosts().get(1).labels().notes());
        assertEquals(
                List.of("shell: its protocol is SSH2, not RDP", "empty: it names no host"),
                left(preview).stream()
                        .map(text -> text.substring(text.indexOf(' ') + 1))
                        .toList());
        assertEquals(List.of("Left out, for secrets have no place in the inventory: passwords."), preview.notes());
    }

    @Test
    void aNodeMayHaveHundredsOfAttributes() throws InputException {
        String many =
                IntStream.range(0, 400).mapToObj(index -> "a" + index + "=\"\"").collect(Collectors.joining(" "));
        assertEquals(
                List.of("a  -"),
                told(read(
                        "<Connections ConfVersion=\"2.8\">\n<Node Type=\"Connection\" Protocol=\"RDP\" Hostname=\"a\" "
                                + many + "/>\n</Connections>")));
    }

    @Test
    void aLongListMayHaveManyAmpersands() throws InputException {
        String comment = "<comment>" + "&amp;&quot;".repeat(1000) + "</comment>";
        String servers =
                "<server><name>a</name>\n%s\n</server>\n".formatted(comment).repeat(60);
        ImportPreview preview = read("<RDCMan >\n<file>\n" + servers + "</file></RDCMan>");
        assertEquals(List.of("a  -"), told(preview));
    }

    @Test
    void whatIsEncryptedAsAWholeIsSaid() {
        assertEquals(
                "the list is encrypted as a whole: turn that off in mRemoteNG, or export the connections without it.",
                refusal("<Connections FullFileEncryption=\"True\" ConfVersion=\"2.6\">pCvan5X5</Connections>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE RDCMan [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<RDCMan ><file>&x;</file></RDCMan>",
                "<RDCMan ><file>&x;</file></RDCMan>",
                "<RDCMan ><file>",
                "<RDCMan ></file>",
            })
    void hostileXmlIsRefusedInOneLine(String text) {
        String said = refusal(text);
        assertTrue(said.startsWith("the list can't be read: it "), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertEquals(
                "the list can't be read: it is nested too deeply or has too many elements.",
                refusal("<RDCMan >\n" + "<group>\n".repeat(5000)));
    }

    @Test
    void whatAFileDoesNotSayLeavesAHostAsItIs() throws InputException {
        Host kept = Host.named("a").withGateway(Optional.of(Gateway.named("gw-1")));
        Host said = read("full address:s:a\n").hosts().getFirst();
        assertEquals(kept.gateway(), kept.updatedBy(said).gateway());
    }
}
