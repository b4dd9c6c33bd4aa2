package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is said of each real host of the lab, held against what nmap, sslscan and openssl say of it. */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabTruthTest {
    /** It takes three connections and then no more: left to the tests that are about that. */
    private static final String FROZEN = "hung";

    private static final int SCANS_AT_ONCE = 6;
    private static final int MOST_BYTES = 4_000_000;

    private final Map<String, JsonNode> said = new HashMap<>();
    private final Map<String, Scan> scans = new HashMap<>();
    private Document enumerated = parse("<none/>");

    static Stream<LabHost> hosts() throws IOException {
        List<LabHost> hosts = new ArrayList<>();
        for (JsonNode host : JsonMapper.builder()
                .build()
                .readTree(Path.of("/run/rdplab/hosts.json").toFile())) {
            hosts.add(new LabHost(
                    host.path("name").asText(),
                    host.path("fqdn").asText(),
                    host.path("address").asText(),
                    host.path("rdpPort").asInt()));
        }
        return hosts.stream().filter(host -> !host.name().equals(FROZEN));
    }

    @BeforeAll
    void askEverybody() throws Exception {
        List<LabHost> hosts = hosts().toList();
        List<String> nmap = new ArrayList<>(List.of(
                "nmap", "-Pn", "-n", "-sT", "-p", "3389,3390", "--script", "rdp-enum-encryption,rdp-ntlm-info"));
        nmap.addAll(List.of("--host-timeout", "90s", "-oX", "-"));
        hosts.forEach(host -> nmap.add(host.address()));
        enumerated = parse(output("", nmap));
        // sslscan waits for minutes for a port that does not answer.
        List<LabHost> open = hosts.stream().filter(this::open).toList();
        try (ExecutorService running = Executors.newFixedThreadPool(SCANS_AT_ONCE)) {
            Map<String, Future<Scan>> scanning = new HashMap<>();
            open.forEach(host -> scanning.put(host.name(), running.submit(() -> scan(host))));
            said.putAll(check(hosts));
            for (Map.Entry<String, Future<Scan>> one : scanning.entrySet()) {
                scans.put(one.getKey(), one.getValue().get());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void agreesWithToolsThatKnowNothingOfIt(LabHost host) throws Exception {
        try {
            compare(host);
        } catch (AssertionError first) {
            // One host's line loses packets, and one may have been renewed between the two looks: both look again.
            said.putAll(check(List.of(host)));
            if (open(host)) {
                scans.put(host.name(), scan(host));
            }
            compare(host);
        }
    }

    /** Two who both see nothing agree as well. */
    @Test
    void theToolsSawWhatIsThere() {
        // The one whose line loses packets may or may not be among them.
        assertEquals(
                13,
                scans.entrySet().stream()
                        .filter(scan -> !scan.getKey().equals("lossy"))
                        .filter(scan -> !scan.getValue().pem().isEmpty())
                        .count());
        assertEquals(
                2,
                elements(enumerated.getDocumentElement(), "script").stream()
                        .filter(script -> script.getAttribute("id").equals("rdp-ntlm-info"))
                        .count());
    }

    /** Written by bytes, or by digits: the same number. */
    private static BigInteger number(@Nullable String hexadecimal) {
        return new BigInteger(Objects.requireNonNullElse(hexadecimal, "0"), 16);
    }

    private void compare(LabHost host) throws Exception {
        JsonNode certificate = facts(host, "certificate");
        JsonNode nla = facts(host, "nla");
        Scan scan = scans.getOrDefault(host.name(), new Scan(List.of(), ""));
        assertEquals(!scan.pem().isEmpty(), certificate.has("sha256"), "a certificate is shown: " + certificate);
        if (!scan.pem().isEmpty()) {
            Map<String, String> x509 = openssl(scan.pem());
            assertAll(
                    () -> assertEquals(x509.get("sha256 Fingerprint"), text(certificate, "sha256")),
                    () -> assertEquals(x509.get("sha1 Fingerprint"), text(certificate, "sha1")),
                    () -> assertEquals(number(x509.get("serial")), number(text(certificate, "serial"))),
                    () -> assertEquals(
                            instant(x509.getOrDefault("notBefore", "")), instant(text(certificate, "not_before"))),
                    () -> assertEquals(
                            instant(x509.getOrDefault("notAfter", "")), instant(text(certificate, "not_after"))),
                    () -> assertEquals(scan.newest(), text(certificate, "tls")),
                    () -> assertEquals(scan.newest(), text(nla, "tls")));
        }
        boolean tlsFollows = !List.of("", "rdp").contains(text(nla, "selected"));
        assertEquals(!scan.protocols().isEmpty(), tlsFollows, "TLS follows the negotiation: " + nla);
        compareNegotiation(host, nla);
    }

    /** nmap takes any answer to CredSSP for a yes; what it says of TLS alone, and the NTLM challenge, can be relied on. */
    private void compareNegotiation(LabHost host, JsonNode nla) {
        String layers = script(host, "rdp-enum-encryption")
                .map(s -> s.getAttribute("output"))
                .orElse("");
        switch (text(nla, "tls_only")) {
            case "ssl" -> assertTrue(layers.contains("SSL: SUCCESS"), layers);
            case "hybrid_required_by_server" -> {
                assertFalse(layers.contains("SSL: SUCCESS"), layers);
                assertFalse(layers.contains("Native RDP: SUCCESS"), layers);
                assertTrue(layers.contains("CredSSP (NLA): SUCCESS"), layers);
            }
            default -> {}
        }
        Map<String, String> challenge = new HashMap<>();
        script(host, "rdp-ntlm-info")
                .ifPresent(script -> elements(script, "elem")
                        .forEach(elem -> challenge.put(elem.getAttribute("key"), lower(elem.getTextContent()))));
        assertEquals(challenge.getOrDefault("NetBIOS_Computer_Name", ""), text(nla, "computer"));
        assertEquals(challenge.getOrDefault("NetBIOS_Domain_Name", ""), text(nla, "domain"));
        assertEquals(challenge.getOrDefault("DNS_Computer_Name", ""), text(nla, "dns_computer"));
        assertEquals(challenge.getOrDefault("DNS_Domain_Name", ""), text(nla, "dns_domain"));
        assertEquals(challenge.getOrDefault("Product_Version", ""), text(nla, "os_version"));
    }

    private boolean open(LabHost host) {
        return ports(host)
                .flatMap(port -> elements(port, "state").stream())
                .anyMatch(state -> state.getAttribute("state").equals("open"));
    }

    private Optional<Element> script(LabHost host, String id) {
        return ports(host)
                .flatMap(port -> elements(port, "script").stream())
                .filter(script -> script.getAttribute("id").equals(id))
                .findFirst();
    }

    /** What nmap says of the host's port. */
    private Stream<Element> ports(LabHost host) {
        return elements(enumerated.getDocumentElement(), "host").stream()
                .filter(seen -> elements(seen, "address")
                        .getFirst()
                        .getAttribute("addr")
                        .equals(host.address()))
                .flatMap(seen -> elements(seen, "port").stream())
                .filter(port -> port.getAttribute("portid").equals(Integer.toString(host.port())));
    }

    private JsonNode facts(LabHost host, String check) {
        return said.getOrDefault(host.name(), MissingNode.getInstance())
                .path("checks")
                .path(check)
                .path("facts");
    }

    private static Map<String, JsonNode> check(List<LabHost> hosts) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--resolver", "10.77.0.53", "--format", "json"));
        hosts.forEach(host -> arguments.add(host.fqdn() + ":" + host.port()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Commands.run(
                arguments.toArray(String[]::new),
                new Surroundings(print, err, false, false, Map.of(), _ -> () -> {}),
                new Wiring());
        Map<String, JsonNode> said = new HashMap<>();
        for (JsonNode host : JsonMapper.builder().build().readTree(out.toByteArray())) {
            hosts.stream()
                    .filter(one -> one.fqdn().equals(host.path("host").asText()))
                    .forEach(one -> said.put(one.name(), host));
        }
        return said;
    }

    private static Scan scan(LabHost host) throws Exception {
        List<String> quick =
                List.of("--no-heartbleed", "--no-groups", "--no-fallback", "--no-renegotiation", "--no-compression");
        List<String> command = new ArrayList<>(List.of("sslscan", "--rdp", "--show-certificate", "--timeout=4"));
        command.addAll(quick);
        command.addAll(List.of("--xml=-", host.address() + ":" + host.port()));
        String xml = output("", command);
        if (xml.isBlank()) {
            return new Scan(List.of(), "");
        }
        Element root = parse(xml).getDocumentElement();
        List<String> protocols = elements(root, "protocol").stream()
                .filter(protocol -> protocol.getAttribute("enabled").equals("1"))
                .map(protocol -> lower(protocol.getAttribute("type") + "v" + protocol.getAttribute("version")))
                .toList();
        return new Scan(
                protocols,
                elements(root, "certificate-blob").stream()
                        .map(Node::getTextContent)
                        .map(String::strip)
                        .findFirst()
                        .orElse(""));
    }

    private static Map<String, String> openssl(String pem) throws Exception {
        Map<String, String> fields = new HashMap<>();
        for (String digest : List.of("-sha256", "-sha1")) {
            List<String> command = List.of(
                    "openssl", "x509", "-noout", "-serial", "-dates", "-dateopt", "iso_8601", "-fingerprint", digest);
            output(pem + "\n", command).lines().forEach(line -> {
                String[] parts = line.split("=", 2);
                boolean date = parts[0].startsWith("not");
                fields.put(parts[0], date ? parts[1].replace(' ', 'T') : lower(parts[1].replace(":", "")));
            });
        }
        return fields;
    }

    /** What a program prints, at most {@link #MOST_BYTES} of it, within three minutes. */
    private static String output(String input, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
            process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            Future<byte[]> read = reading.submit(() -> process.getInputStream().readNBytes(MOST_BYTES));
            return new String(read.get(3, TimeUnit.MINUTES), StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw new AssertionError("no end to " + command, e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Nothing outside the text is read for it. */
    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    private static List<Element> elements(Element in, String tag) {
        NodeList found = in.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Instant instant(String text) {
        return Instant.parse(text.toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode facts, String name) {
        return lower(facts.path(name).asText());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One host of the lab, as its list names it. */
    record LabHost(String name, String fqdn, String address, int port) {}

    /** What sslscan found: TLS versions, oldest first, and the certificate; both empty where there is no TLS. */
    private record Scan(List<String> protocols, String pem) {
        String newest() {
            return protocols.isEmpty() ? "" : protocols.getLast();
        }
    }
}
