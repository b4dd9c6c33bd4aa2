package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of real hosts, mended by command and taken back, with what a client sees on the wire at each step. */
@Tag("lab")
@Timeout(180)
class LabFixCertificatesTest {
    private static final List<String> BAD = List.of("expired", "selfsigned", "weakcert", "wrongname");
    private static final List<String> KEYS = List.of("nokey", "stock");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    @AfterAll
    static void asTheyWere() throws Exception {
        LabScripts.areHere();
        LabScripts.reset(BAD);
        LabScripts.reset(KEYS);
    }

    private static Map<String, String> onTheWire(List<String> hosts) throws Exception {
        Map<String, String> shown = new TreeMap<>();
        for (String host : hosts) {
            shown.put(host, LabWire.of(host).thumbprint("SHA-256").orElse(""));
        }
        return shown;
    }

    @Test
    void endedMisnamedWeakAndSelfSignedOnesAreRegeneratedInWavesAndTakenBack() throws Exception {
        LabFixes fixes = new LabFixes(folder, List.of("expired", "selfsigned", "weakcert", "wrongname", "good"));
        Map<String, JsonNode> before = fixes.checks();
        assertEquals(
                Map.of(
                        "expired", "expired",
                        "selfsigned", "valid",
                        "weakcert", "weak-key",
                        "wrongname", "name-differs",
                        "good", "valid"),
                LabFixes.codes(before, "certificate"));
        Map<String, String> old = onTheWire(BAD);

        JsonNode campaign = fixes.run("regenerate-certificate", "--waves", "1,2,*");

        LabFixes.are("verified", campaign, BAD);
        assertEquals(List.of(1, 2, 2, 3, 0), LabFixes.waves(campaign));
        LabFixes.are("left-out", campaign, List.of("good"));
        assertEquals("refused", LabFixes.host(campaign, "good").path("reason").asText());
        Map<String, String> fresh = onTheWire(BAD);
        for (String host : BAD) {
            assertNotEquals(old.get(host), fresh.get(host), host);
            assertTrue(LabFixes.host(campaign, host).path("undo").asBoolean(), host);
        }
        Map<String, JsonNode> after = fixes.checks();
        Map<String, String> seen = LabFixes.facts(after, "certificate", "/facts/sha256");
        seen.remove("good");
        assertEquals(fresh, seen);
        for (String host : BAD) {
            assertEquals("valid", LabFixes.codes(after, "certificate").get(host), host);
            assertEquals(
                    "true",
                    LabFixes.facts(after, "certificate", "/facts/self_signed").get(host),
                    host);
        }

        LabFixes.are("undone", fixes.revert(campaign), BAD);

        LabFixes.are("undone", fixes.shown(campaign), BAD);
        assertEquals(old, onTheWire(BAD));
        assertEquals(LabFixes.codes(before, "certificate"), LabFixes.codes(fixes.checks(), "certificate"));
    }

    @Test
    void keysThatTheServerMayNotReadAreReadAndTakenBack() throws Exception {
        LabFixes fixes = new LabFixes(folder, KEYS);
        Map<String, JsonNode> before = fixes.checks();
        Map<String, String> security = Map.of("nokey", "refused", "stock", "rdp-security-only");
        assertEquals(security, LabFixes.codes(before, "nla"));
        assertEquals(Map.of("nokey", "none", "stock", "none"), LabFixes.codes(before, "certificate"));
        assertEquals(Map.of("nokey", "", "stock", ""), onTheWire(KEYS));

        JsonNode campaign = fixes.run("fix-certificate-key-access", "--waves", "*");

        LabFixes.are("verified", campaign, KEYS);
        Map<String, JsonNode> after = fixes.checks();
        assertEquals(onTheWire(KEYS), LabFixes.facts(after, "certificate", "/facts/sha256"));
        assertEquals(Map.of("nokey", "off", "stock", "off"), LabFixes.codes(after, "nla"));

        LabFixes.are("undone", fixes.revert(campaign), KEYS);

        assertEquals(Map.of("nokey", "", "stock", ""), onTheWire(KEYS));
        assertEquals(security, LabFixes.codes(fixes.checks(), "nla"));
    }
}
