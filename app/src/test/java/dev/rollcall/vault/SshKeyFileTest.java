package dev.rollcall.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys come fresh from {@code ssh-keygen} where there is one. */
class SshKeyFileTest {
    @TempDir
    Path folder = Path.of("");

    private Path made(String passphrase, String... arguments) throws Exception {
        Path file = folder.resolve("key");
        List<String> command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-N", passphrase, "-C", "", "-f", file.toString()));
        command.addAll(List.of(arguments));
        try {
            assertEquals(
                    0,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor());
        } catch (IOException _) {
            assumeTrue(false, "there is no ssh-keygen");
        }
        return file;
    }

    private static String refused(Path file) {
        return said(assertThrows(InputException.class, () -> SshKeyFile.read(file)));
    }

    private static String said(InputException refused) {
        String line = String.valueOf(refused.getMessage());
        assertEquals(1, line.lines().count(), line);
        return line;
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519,256,RFC4716,Lock-äöü-1",
        "rsa,2048,RFC4716,Lock-1",
        "rsa,2048,PEM,Lock-1",
        "rsa,2048,PKCS8,Lock-äöü-1",
        "ecdsa,256,RFC4716,Lock-1",
        "ecdsa,521,RFC4716,Lock-1",
        "ecdsa,384,PEM,Lock-1",
        "ecdsa,256,PKCS8,Lock-1"
    })
    void keysOpenWithTheirPassphraseOnly(String type, String bits, String form, String lock) throws Exception {
        Path open = made("", "-t", type, "-b", bits, "-m", form);
        SshKeyFile key = SshKeyFile.read(open);
        assertFalse(key.locked());
        assertEquals("ops", key.credential("one", "ops", Optional.empty()).user());
        Files.delete(open);
        SshKeyFile locked = SshKeyFile.read(made(lock, "-t", type, "-b", bits, "-m", form));
        assertTrue(locked.locked());
        assertTrue(said(assertThrows(InputException.class, () -> locked.credential("one", "ops", Optional.empty())))
                .contains("is locked"));
        Credential.SshKey kept = locked.credential("one", "ops", Optional.of(CheapVault.secret(lock)));
        assertEquals(lock, kept.passphrase().orElseThrow().with(String::new));
        SshKeyFile again = SshKeyFile.read(open);
        assertTrue(said(assertThrows(
                        InputException.class,
                        () -> again.credential("one", "ops", Optional.of(CheapVault.secret("wrong")))))
                .contains("does not open with that passphrase"));
    }

    @Test
    void aKeyCutOffAnywhereIsOneLine() throws Exception {
        Path file = made("", "-t", "ed25519");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 30; length++) {
            Files.writeString(file, whole.substring(0, length));
            String said = said(assertThrows(
                    InputException.class, () -> SshKeyFile.read(file).credential("one", "ops", Optional.empty())));
            assertFalse(said.contains("b3BlbnNzaC1rZXk"), said);
        }
    }

    @Test
    void whatIsNoPrivateKeyIsCalledByItsName() throws Exception {
        Path file = folder.resolve("key");
        assertTrue(refused(file).contains("no such file"));
        Files.writeString(file, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@here\n");
        assertTrue(refused(file).contains("is a public key"));
        Files.writeString(file, "PuTTY-User-Key-File-3: ssh-ed25519\n");
        assertTrue(refused(file).contains("PuTTY"));
        Files.writeString(file, "-----BEGIN DSA PRIVATE KEY-----\n");
        assertTrue(refused(file).contains("DSA"));
        Files.writeString(file, "hunter2\n");
        assertTrue(refused(file).endsWith("is not a private key in OpenSSH or PEM form"));
        Files.write(file, new byte[] {(byte) 0x80, 0, 1, 2, (byte) 0xFF});
        assertTrue(refused(file).contains("not text"));
        Files.writeString(file, "-----BEGIN OPENSSH PRIVATE KEY-----\n" + "A".repeat(100_000));
        assertTrue(refused(file).contains("longer than"));
        Files.writeString(file, "");
        assertTrue(refused(file).contains("is not a private key"));
    }

    /** Four thousand million rounds of bcrypt would take a year. */
    @Test
    void aKeyThatAsksForYearsIsRefusedAtOnce() throws Exception {
        Path file = made("lock", "-t", "ed25519", "-a", "1");
        String text = Files.readString(file);
        byte[] body = Base64.getMimeDecoder().decode(text.replaceAll("-----[^\n]*\n", ""));
        int rounds = 15 + 4 + "aes256-ctr".length() + 4 + "bcrypt".length() + 4 + 4 + 16;
        body[rounds] = (byte) 0xEE;
        Files.writeString(
                file,
                "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(body)
                        + "\n-----END OPENSSH PRIVATE KEY-----\n");
        assertTrue(refused(file).contains("rounds of bcrypt"));
    }
}
