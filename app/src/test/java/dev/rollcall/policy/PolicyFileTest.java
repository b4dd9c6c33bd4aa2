package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    @TempDir
    Path folder;

    @Test
    void isTheDefaultWhereNothingIsSaid() throws Exception {
        assertEquals(Policy.DEFAULT, read(""));
    }

    @Test
    void takesEveryThreshold() throws Exception {
        Policy policy = read("""
                [dns]
                reverse_required = false
                reverse_must_match = false
                addresses_per_family = 4
                [port]
                slow_connect_ms = 200
                slow_answer_ms = 300
                management_ports = [22, 902, 22]
                [link]
                lost_connects = 1
                slow_ms = 250
                unsteady_ms = 50
                [certificate]
                expires_soon_days = 14
                minimum_rsa_bits = 3072
                minimum_ec_bits = 384
                weak_signatures = ["sha-1"]
                minimum_tls = "TLSv1.3"
                trusted_issuer_required = true
                trusted_issuers = ["CN=Lab CA"]
                """);
        assertEquals(new Policy.DnsRules(false, false, 4), policy.dns());
        assertEquals(
                new Policy.PortRules(Duration.ofMillis(200), Duration.ofMillis(300), List.of(22, 902)), policy.port());
        assertEquals(new Policy.LinkRules(1, Duration.ofMillis(250), Duration.ofMillis(50)), policy.link());
        assertEquals(
                new Policy.CertificateRules(
                        Duration.ofDays(14),
                        3072,
                        384,
                        Set.of("SHA1"),
                        TlsVersion.TLS_1_3,
                        new Policy.Trust(true, List.of("CN=Lab CA"))),
                policy.certificate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour = 1 | colour is no key of a policy",
                "[port]\\nslow = 1 | port.slow is no key of a policy; there are management_ports, slow_answer_ms, slow_connect_ms",
                "dns = 3 | dns should be a table",
                "[dns]\\nreverse_required = \"yes\" | dns.reverse_required should be true or false",
                "[port]\\nslow_connect_ms = 1.5 | port.slow_connect_ms should be a whole number",
                "[port]\\nslow_connect_ms = -1 | port.slow_connect_ms should be a whole number from 1",
                "[port]\\nslow_connect_ms = 99999999999 | port.slow_connect_ms should be a whole number",
                "[certificate]\\nminimum_tls = \"TLS9\" | certificate.minimum_tls is \"TLS9\"; write \"SSLv3\", \"TLSv1\", \"TLSv1.1\", \"TLSv1.2\" or \"TLSv1.3\"",
                "[certificate]\\ntrusted_issuers = [\"junk\"] | certificate.trusted_issuers has \"junk\", which is neither",
                "[certificate]\\ntrusted_issuers = [\"91cc\"] | certificate.trusted_issuers has \"91cc\", which is neither",
                "[certificate]\\nweak_signatures = \"MD5\" | certificate.weak_signatures should be a list",
                "[certificate]\\ntrusted_issuer_required = true | certificate.trusted_issuer_required needs",
                "[port]\\nmanagement_ports = 22 | port.management_ports should be a list of whole numbers from 1 to 65535, at most 5",
                "[port]\\nmanagement_ports = [0] | port.management_ports should be a list",
                "[port]\\nmanagement_ports = [1,2,3,4,5,6] | port.management_ports should be a list",
                "[link]\\nlost = 1 | link.lost is no key of a policy; there are lost_connects, slow_ms, unsteady_ms",
                "[port | not TOML in line 1"
            })
    void saysInOneLineWhatIsWrong(String toml, String message) throws IOException {
        Path file = write(toml.replace("\\n", "\n"));
        String said = message(file);
        assertTrue(said.startsWith(file + ": " + message), said);
        assertFalse(said.contains("\n"), said);
    }

    @Test
    void takesThumbprintsAsAnyViewerShowsThem() throws Exception {
        String plain = "9a".repeat(32);
        String colons = "9A:".repeat(31) + "9a";
        Policy policy =
                read("[certificate]\ntrusted_issuers = [\"" + plain + "\", \"" + colons + "\", \" CN=CA, O=Lab \"]");
        assertEquals(
                List.of(plain, plain, "CN=CA, O=Lab"),
                policy.certificate().trust().issuers());
    }

    @Test
    void eachVersionOfTlsThatIsOfferedIsTaken() throws Exception {
        for (TlsVersion version : TlsVersion.values()) {
            Policy policy = read("[certificate]\nminimum_tls = \"" + version.text() + "\"");
            assertEquals(version, policy.certificate().minimumTls());
        }
    }

    @Test
    void saysThatAFileIsMissingTooLongOrAFolder() throws IOException {
        Path missing = folder.resolve("none.toml");
        assertEquals(missing + ": no such file", message(missing));
        Path big = write("#".repeat(70_000));
        assertTrue(message(big).contains("too long"));
        assertThrows(InputException.class, () -> PolicyFile.read(folder));
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(InputException.class, () -> PolicyFile.read(file)).getMessage());
    }

    private Policy read(String toml) throws IOException, InputException {
        return PolicyFile.read(write(toml));
    }

    private Path write(String toml) throws IOException {
        return Files.writeString(folder.resolve("policy.toml"), toml);
    }
}
