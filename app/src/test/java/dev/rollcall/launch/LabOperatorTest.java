package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An account that can log on and not become root: what needs root is missing and says so, the rest is there. */
@Tag("lab")
@Timeout(120)
class LabOperatorTest {
    @Test
    void whatNeedsRootIsDeniedAndTheRestIsThere(@TempDir Path folder) throws Exception {
        JsonNode checks = new LabProgram(folder)
                .withPassword("operator", "operator", "Lab-operator-1")
                .checksOf("operator", "good");

        assertEquals("granted", checks.at("/access/code").asText(), checks::toString);
        assertEquals("access-denied", checks.at("/firewall/code").asText());
        assertEquals("unknown", checks.at("/firewall/status").asText());
        assertEquals("needs root", checks.at("/firewall/facts/missing/firewall").asText());
        JsonNode inside = checks.at("/certificate/facts/inside");
        assertFalse(inside.has("key_readable"), inside::toString);
        assertEquals("needs root", inside.at("/missing/key_readable").asText());
        assertEquals("valid", checks.at("/certificate/code").asText());
        assertEquals("true", inside.path("shown_is_bound").asText());
        assertEquals("running", checks.at("/service/code").asText());
        assertEquals("enabled", checks.at("/policy/code").asText());
        assertEquals("xrdp", checks.at("/port/facts/inside/owner").asText());
        assertEquals("ok", checks.at("/session/status").asText(), checks::toString);
    }
}
