package dev.rollcall.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.demo.FleetList.Member;
import dev.rollcall.demo.Persona.Door;
import dev.rollcall.demo.Persona.Naming;
import dev.rollcall.demo.Persona.Paper;
import dev.rollcall.demo.Persona.Security;
import dev.rollcall.host.Host;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Speaks to the simulated hosts in plain bytes, so that they do not only please our own probes. */
class DemoFleetTest {
    private static final HexFormat HEX = HexFormat.of();
    /** A request as mstsc sends it: cookie, TLS, CredSSP and CredSSP with early user authorisation. */
    private static final byte[] ASK_ALL =
            HEX.parseHex("0300002a25e00000000000436f6f6b69653a206d737473686173683d746573740d0a010008000b000000");

    private static final byte[] ASK_TLS = HEX.parseHex("0300" + "0013" + "0ee00000000000" + "0100080001000000");
    private static final byte[] ASK_NOTHING = HEX.parseHex("0300000b06e00000000000");

    private static DemoFleet fleet;

    @BeforeAll
    static void start() throws IOException {
        fleet = DemoFleet.start();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static Host first(Predicate<Persona> which) {
        List<Member> members = FleetList.members();
        for (int index = 0; index < members.size(); index++) {
            if (which.test(members.get(index).persona())) {
                return fleet.hosts().get(index);
            }
        }
        throw new AssertionError("no such host");
    }

    private static Host healthy() {
        return first(Persona.HEALTHY::equals);
    }

    private static Socket connect(Host host) throws IOException {
        InetAddress address = InetAddress.getByAddress(
                new byte[] {127, 77, 0, (byte) (11 + fleet.hosts().indexOf(host))});
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address, host.port()), 5000);
        socket.setSoTimeout(5000);
        return socket;
    }

    private static byte[] ask(Host host, byte[] request) throws IOException {
        try (Socket socket = connect(host)) {
            return ask(socket, request);
        }
    }

    private static byte[] ask(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        byte[] head = socket.getInputStream().readNBytes(4);
        byte[] rest = socket.getInputStream().readNBytes(head[3] - 4);
        return HEX.parseHex(HEX.formatHex(head) + HEX.formatHex(rest));
    }

    private static void assertAnswer(String expected, byte[] answer) {
        assertEquals(expected, HEX.formatHex(answer));
    }

    @Test
    void aHostThatRequiresNlaSelectsCredSspAndRefusesTlsAlone() throws IOException {
        assertAnswer("030000130ed00000123400021f080008000000", ask(healthy(), ASK_ALL));
        assertAnswer("030000130ed000001234000300080005000000", ask(healthy(), ASK_TLS));
    }

    @Test
    void aHostWithOptionalNlaTakesTlsAlone() throws IOException {
        Host host = first(persona -> persona.security() == Security.NLA_OPTIONAL);
        assertAnswer("030000130ed00000123400021f080001000000", ask(host, ASK_TLS));
        assertAnswer("030000130ed000001234000300080001000000", ask(host, ASK_NOTHING));
    }

    @Test
    void anAncientHostConfirmsWithoutANegotiationBlock() throws IOException {
        Host host = first(persona -> persona.security() == Security.ANCIENT);
        assertAnswer("0300000b06d00000123400", ask(host, ASK_ALL));
    }

    @Test
    void aHostWithoutACertificateSaysSo() throws IOException {
        Host host = first(persona -> persona.security() == Security.NO_CERTIFICATE);
        assertAnswer("030000130ed000001234000300080003000000", ask(host, ASK_ALL));
    }

    @Test
    void nothingListensOnAClosedDoor() {
        Host host = first(persona -> persona.door() == Door.CLOSED);
        assertThrows(ConnectException.class, () -> connect(host).close());
    }

    @Test
    void aDroppingHostClosesWithoutAWord() throws IOException {
        Host host = first(persona -> persona.door() == Door.DROPS);
        try (Socket socket = connect(host)) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void aWebServerAnswersInItsOwnLanguage() throws IOException {
        Host host = first(persona -> persona.door() == Door.HTTP);
        try (Socket socket = connect(host)) {
            socket.getOutputStream().write(ASK_ALL);
            byte[] answer = socket.getInputStream().readNBytes(8);
            assertEquals("HTTP/1.1", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void theCertificateIsWhatTheHostIsMeantToShow() throws Exception {
        Host expired = first(persona -> persona.paper() == Paper.EXPIRED);
        X509Certificate certificate = certificate(expired);
        assertTrue(certificate.getNotAfter().toInstant().isBefore(Instant.now()));
        assertEquals(
                "CN=" + expired.name(), certificate.getSubjectX500Principal().getName());
        assertEquals(
                "RSA",
                certificate(first(persona -> persona.paper() == Paper.WEAK_KEY))
                        .getPublicKey()
                        .getAlgorithm());
    }

    private static X509Certificate certificate(Host host) throws Exception {
        try (Socket socket = connect(host);
                SSLSocket secured = secured(socket)) {
            return (X509Certificate) secured.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket secured(Socket socket) throws Exception {
        ask(socket, ASK_ALL);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyServer()}, null);
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, "demo", 0, true);
        secured.startHandshake();
        return secured;
    }

    @Test
    void credSspIsAnsweredWithTheHostsOwnNames() throws Exception {
        byte[] negotiate = HEX.parseHex("3037a003020106a130302e302ca02a0428"
                + "4e544c4d5353500001000000978208e2000000000000000000000000000000000a0063450000000f");
        Host host = healthy();
        try (Socket socket = connect(host);
                SSLSocket secured = secured(socket)) {
            secured.getOutputStream().write(negotiate);
            // A sequence with one octet of length behind the marker.
            byte[] head = secured.getInputStream().readNBytes(3);
            assertArrayEquals(new byte[] {0x30, (byte) 0x81}, new byte[] {head[0], head[1]});
            byte[] body = secured.getInputStream().readNBytes(head[2] & 0xFF);
            String text = new String(body, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("NTLMSSP\0\2"));
            String name = new String(host.name().getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
            assertTrue(text.contains(name));
        }
    }

    @Test
    void theNameServerKnowsTheHostsAndTheirFaults() throws IOException {
        Message answer = query(Record.newRecord(Name.fromString(healthy().name() + "."), Type.A, DClass.IN));
        assertEquals(Rcode.NOERROR, answer.getRcode());
        assertEquals(1, answer.getSection(Section.ANSWER).size());
        Host missing = first(persona -> persona.naming() == Naming.MISSING);
        Message none = query(Record.newRecord(Name.fromString(missing.name() + "."), Type.A, DClass.IN));
        assertEquals(Rcode.NXDOMAIN, none.getRcode());
    }

    private static Message query(Record question) throws IOException {
        return new SimpleResolver(fleet.resolver()).send(Message.newQuery(question));
    }
}
