package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real hosts behind a real jump host. */
@Tag("lab")
@Timeout(120)
class LabJumpTest {
    private static final String BASTION = "expired.lab.test";

    @TempDir
    Path folder;

    private LabProgram program;

    @BeforeEach
    void keepTheKey() throws IOException {
        program = new LabProgram(folder).withKey();
    }

    private static JsonNode of(Map<String, JsonNode> checks, String host) {
        return checks.getOrDefault(host, MissingNode.getInstance());
    }

    @Test
    void hostsBehindAJumpHostAreSeenFromInside() throws Exception {
        Map<String, JsonNode> checks = program.checks(
                "lab-admin", "--jump", BASTION, "good.lab.test", "stopped.lab.test", "filtered.lab.test", BASTION);
        JsonNode access = of(checks, "good").path("access");
        assertEquals("granted", access.path("code").asText(), checks::toString);
        assertEquals("ssh", access.at("/facts/transport").asText());
        assertEquals(BASTION, access.at("/facts/through/host").asText());
        assertEquals("lab-admin", access.at("/facts/through/credential").asText());
        assertEquals("running", of(checks, "good").at("/service/code").asText());
        assertEquals("stopped", of(checks, "stopped").at("/service/code").asText(), checks::toString);
        assertEquals("granted", of(checks, "filtered").at("/access/code").asText(), checks::toString);
        assertTrue(of(checks, "expired").at("/access/facts/through").isMissingNode(), "it is not behind itself");
        assertEquals("granted", of(checks, "expired").at("/access/code").asText());
    }

    @Test
    void whatTheInventorySaysIsUsed() throws Exception {
        String list = program.file(
                        "list.csv", "host,access,jump\ngood.lab.test,ssh," + BASTION + "\nsshdown.lab.test,," + BASTION)
                .toString();
        Map<String, JsonNode> checks = program.checks("lab-admin", "--from", list);
        assertEquals("granted", of(checks, "good").at("/access/code").asText(), checks::toString);
        assertEquals(
                BASTION, of(checks, "good").at("/access/facts/through/host").asText());
        assertEquals("refused", of(checks, "sshdown").at("/access/code").asText(), checks::toString);
        assertEquals(
                "granted",
                of(checks, "sshdown").at("/access/facts/through/result").asText());
    }

    @Test
    void aJumpHostThatNobodyApprovedIsSaidInEachCell() throws Exception {
        String known = Files.readString(LabProgram.LAB.resolve("known_hosts"))
                .lines()
                .filter(line -> !line.contains("expired") && !line.contains("10.77.0.12"))
                .collect(Collectors.joining("\n"));
        String[] arguments = program.check(
                "lab-admin", program.file("known", known), "--jump", BASTION, "good.lab.test", "wrongname.lab.test");
        assertEquals(0, program.run(arguments), program.err());
        assertEquals(
                2, program.out().split("through expired.lab.test: not approved yet", -1).length - 1, program.out());
    }

    @Test
    void aJumpHostThatIsDownIsSaid() throws Exception {
        JsonNode access = of(program.checks("lab-admin", "--jump", "sshdown.lab.test", "good.lab.test"), "good")
                .path("access");
        assertEquals("refused", access.path("code").asText());
        assertEquals(
                "through sshdown.lab.test: nothing to log on to",
                access.path("summary").asText());
    }

    @Test
    void aCredentialIsTriedThroughAJumpHost() {
        assertEquals(
                0,
                program.run(
                        "credentials",
                        "test",
                        "lab-admin",
                        "10.77.0.11",
                        "--jump",
                        "10.77.0.12",
                        "--trust-new",
                        "--vault-passphrase-file",
                        folder.resolve("passphrase").toString()),
                program.err());
        assertEquals("10.77.0.11\tssh (22)\tgranted\n", program.out());
    }
}
