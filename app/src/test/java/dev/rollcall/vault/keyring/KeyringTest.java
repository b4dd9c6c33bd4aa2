package dev.rollcall.vault.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small shell scripts stand in for the tools of the systems. They keep what they were given, and their arguments. */
class KeyringTest {
    private static final String PASSPHRASE = "pä $(x) 'ss";

    @TempDir
    Path folder = Path.of("");

    private Path vault = Path.of("");

    @BeforeEach
    void place() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        vault = folder.resolve("credentials.vault");
    }

    private List<String> tool(String script) throws Exception {
        Path file = folder.resolve("tool");
        String kept = folder.resolve("kept").toString();
        String asked = folder.resolve("asked").toString();
        Files.writeString(file, "#!/bin/sh\nkept=" + kept + "\necho \"$@\" >>" + asked + "\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return List.of(file.toString());
    }

    private void keepsAndFinds(Keyring keyring) throws Exception {
        assertTrue(keyring.find(vault).isEmpty());
        try (Secret passphrase = Secret.takingOver(PASSPHRASE.toCharArray())) {
            keyring.keep(vault, passphrase);
        }
        assertEquals(PASSPHRASE, keyring.find(vault).orElseThrow().with(String::new));
        String arguments = Files.readString(folder.resolve("asked"));
        assertFalse(arguments.contains("70c3a4"), "the passphrase was an argument: " + arguments);
    }

    @Test
    void theDesktopKeyringKeepsAndFinds() throws Exception {
        keepsAndFinds(new DesktopKeyring(tool("""
                case $1 in
                    store) cat >$kept ;;
                    lookup) [ -f $kept ] || exit 1; cat $kept ;;
                esac
                """)));
    }

    @Test
    void theLoginKeychainKeepsAndFinds() throws Exception {
        keepsAndFinds(new LoginKeychain(tool("""
                case $1 in
                    -i) sed 's/.* -w //' >$kept ;;
                    find-generic-password) [ -f $kept ] || exit 44; cat $kept ;;
                esac
                """)));
    }

    @Test
    void aProtectedFileKeepsAndFinds() throws Exception {
        keepsAndFinds(new UserProtectedFile(tool("tr 0123456789abcdef fedcba9876543210\n")));
        assertFalse(
                Files.readString(folder.resolve("credentials.vault.passphrase")).contains("70c3a4"));
    }

    @Test
    void aKeyringThatIsNotThereIsOneLine() throws Exception {
        Keyring none = new DesktopKeyring(List.of(folder.resolve("nothing").toString()));
        String said = String.valueOf(
                assertThrows(InputException.class, () -> none.find(vault)).getMessage());
        assertTrue(said.startsWith("the keyring of this system can't be asked: there is no "), said);
        Keyring locked = new DesktopKeyring(tool("exit 1\n"));
        try (Secret passphrase = Secret.takingOver(PASSPHRASE.toCharArray())) {
            assertThrows(InputException.class, () -> locked.keep(vault, passphrase));
        }
    }

    @Test
    void whatSomebodyElsePutThereIsNotTakenForAPassphrase() throws Exception {
        for (String other : List.of("hunter2", "abc", "ff")) {
            Keyring keyring = new DesktopKeyring(tool("echo " + other + "\n"));
            String said = String.valueOf(assertThrows(InputException.class, () -> keyring.find(vault))
                    .getMessage());
            assertFalse(said.contains("hunter2"), said);
        }
    }

    @Test
    void eachSystemHasItsOwn() {
        assertInstanceOf(DesktopKeyring.class, Keyrings.of("Linux"));
        assertInstanceOf(LoginKeychain.class, Keyrings.of("Mac OS X"));
        assertInstanceOf(UserProtectedFile.class, Keyrings.of("Windows 11"));
    }
}
