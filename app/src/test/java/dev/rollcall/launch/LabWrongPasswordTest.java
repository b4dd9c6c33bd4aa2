package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A password that is wrong everywhere must lock nobody out. */
@Tag("lab")
@Timeout(180)
class LabWrongPasswordTest {
    @Test
    void aWrongPasswordReachesTwoHostsAtMostAndTheOthersSayWhy(@TempDir Path folder) throws Exception {
        LabProgram program = new LabProgram(folder).withPassword("wrong", "alice", "not-the-password");
        long before = Instant.now().getEpochSecond();
        List<String> hosts = LabProgram.hosts().stream()
                .filter(host -> !host.startsWith("hung."))
                .toList();

        Map<String, JsonNode> checks = program.checks("wrong", hosts.toArray(String[]::new));

        assertEquals(23, checks.size());
        List<String> refused = new ArrayList<>();
        checks.forEach((host, each) -> {
            JsonNode access = each.path("access");
            switch (access.path("code").asText()) {
                case "credential-refused" -> refused.add(host);
                case "no-credential" ->
                    assertTrue(access.toString().contains("wrong is no longer used: "), access::toString);
                default -> assertTrue(List.of("sshdown", "lossy").contains(host), () -> host + ": " + access);
            }
        });
        assertEquals(2, refused.size(), refused::toString);
        LabScripts.areHere();
        List<String> arrived = new ArrayList<>();
        for (String host : checks.keySet()) {
            LabScripts.run("in", host, "journalctl", "-q", "--no-pager", "--since", "@" + before)
                    .lines()
                    .filter(line -> line.contains("Failed password for alice"))
                    .forEach(arrived::add);
        }
        assertEquals(2, arrived.size(), arrived::toString);
    }
}
