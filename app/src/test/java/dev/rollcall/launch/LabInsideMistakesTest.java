package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with what a person gives to a check: one clear line each, and nobody is logged on to. */
@Tag("lab")
@Timeout(60)
class LabInsideMistakesTest {
    private static final String HOST = "wrongname.lab.test";
    private static final Path KNOWN = LabProgram.LAB.resolve("known_hosts");
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    @TempDir
    Path folder;

    private LabProgram program;

    @BeforeEach
    void keepTheKey() throws IOException {
        program = new LabProgram(folder).withKey();
    }

    @Test
    void aWrongPassphraseIsWrongInput() throws Exception {
        program.file("passphrase", "something else");
        refused(program.check("lab-admin", KNOWN, HOST), "the passphrase of the vault .* is wrong");
    }

    @Test
    void aVaultThatWasCutOffIsDamaged() throws Exception {
        Path vault = program.store().resolve("credentials.vault");
        byte[] whole = Files.readAllBytes(vault);
        Files.write(vault, Arrays.copyOf(whole, whole.length / 2));
        refused(program.check("lab-admin", KNOWN, HOST), "the vault .* is damaged: .*");
    }

    @Test
    void aVaultWithOneChangedByteIsNotUsed() throws Exception {
        Path vault = program.store().resolve("credentials.vault");
        byte[] whole = Files.readAllBytes(vault);
        whole[whole.length - 20] ^= 1;
        Files.write(vault, whole);
        refused(program.check("lab-admin", KNOWN, HOST), "the (vault .* is damaged|passphrase of the vault).*");
    }

    @Test
    void keysThatAreNoneAreNotKept() throws Exception {
        refused(add(program.file("garbage", "not a key")), "the key file .* is not a private key in .*");
        refused(add(folder.resolve("nowhere")), "the key file .* can't be read .*");
        String cut = Files.readString(LabProgram.KEY).lines().limit(3).collect(Collectors.joining("\n"));
        refused(add(program.file("cut", cut)), "the key file .*");
    }

    private String[] add(Path key) {
        return new String[] {
            "credentials",
            "add",
            "x",
            "--user",
            "admin",
            "--key",
            key.toString(),
            "--vault-passphrase-file",
            folder.resolve("passphrase").toString()
        };
    }

    @Test
    void aCredentialThatNobodyKeptIsSaid() {
        refused(program.check("nobody", KNOWN, HOST), "there is no credential \"nobody\" .*");
    }

    @Test
    void aChangedHostKeyIsRefusedWithBothFingerprints() throws Exception {
        JsonNode access = access(program.file("other", HOST + " ssh-ed25519 " + madeUpKey()));

        assertEquals("untrusted", access.path("code").asText(), access::toString);
        String detail = access.at("/facts/tried/0/detail").asText();
        assertTrue(detail.startsWith("its key has changed"), detail);
        assertEquals(2, FINGERPRINT.matcher(detail).results().distinct().count(), detail);
    }

    @Test
    void aHostThatNobodyKnowsIsUntrustedUntilNewOnesMayBe() throws Exception {
        Path empty = program.file("empty", "");

        JsonNode unknown = access(empty);
        assertEquals("untrusted", unknown.path("code").asText(), unknown::toString);
        assertTrue(unknown.at("/facts/tried/0/detail").asText().contains("not approved: ssh-ed25519 SHA256:"));
        assertEquals("granted", access(empty, "--trust-new").path("code").asText());
        assertEquals("granted", access(empty).path("code").asText(), "it is remembered");
    }

    @Test
    void aKeyThatChangedSinceItWasTrustedIsNotNew() throws Exception {
        JsonNode access = access(program.file("other", HOST + " ssh-ed25519 " + madeUpKey()), "--trust-new");

        assertEquals("untrusted", access.path("code").asText(), access::toString);
    }

    private JsonNode access(Path knownHosts, String... more) throws IOException {
        String[] arguments = Arrays.copyOf(new String[] {HOST, "--access", "ssh"}, 2 + 1 + more.length);
        System.arraycopy(more, 0, arguments, 3, more.length);
        assertEquals(Commands.DONE, program.run(program.check("lab-admin", knownHosts, arguments)), program::err);
        return JsonMapper.builder().build().readTree(program.out()).at("/0/checks/access");
    }

    private void refused(String[] arguments, String why) {
        assertEquals(Commands.WRONG_INPUT, program.run(arguments), program::err);
        String said = program.err().strip();
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.matches("rollcall: " + why), said);
        assertFalse(program.out().contains("granted"), program.out());
    }

    private static String madeUpKey() {
        byte[] blob = new byte[51];
        byte[] name = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        blob[3] = (byte) name.length;
        System.arraycopy(name, 0, blob, 4, name.length);
        blob[18] = 32;
        Arrays.fill(blob, 19, blob.length, (byte) 0x5a);
        return Base64.getEncoder().encodeToString(blob);
    }
}
