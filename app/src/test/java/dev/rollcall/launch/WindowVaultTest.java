package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.ui.credentials.NewCredential;
import dev.rollcall.vault.VaultFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault behind the window's pages, on a real file. */
final class WindowVaultTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAddedIsChosenForItsHostsOnceTheVaultIsUnlocked() throws Exception {
        try (WindowVault vault = vault()) {
            assertFalse(vault.exist());
            vault.create("open sesame".toCharArray());
            char[] secret = "hunter2".toCharArray();
            vault.add(new NewCredential("linux", "admin", "os:debian", new NewCredential.Password(secret)));
            assertEquals(
                    "linux is for os:debian.",
                    vault.of(host("debian")).orElseThrow().why());
            assertTrue(vault.of(host("windows")).isEmpty());
        }
        try (WindowVault vault = vault()) {
            assertTrue(vault.exist());
            assertTrue(vault.of(host("debian")).isEmpty(), "it is locked");
            char[] wrong = "open barley".toCharArray();
            InputException refused = assertThrows(InputException.class, () -> vault.unlock(wrong));
            assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
            assertArrayEquals(new char[wrong.length], wrong);
            vault.unlock("open sesame".toCharArray());
            assertEquals("linux", vault.list().getFirst().name());
            assertTrue(vault.of(host("debian")).isPresent());
            vault.remove("linux");
            assertTrue(vault.of(host("debian")).isEmpty());
        }
    }

    @Test
    void whatCannotBeKeptIsRefusedInOneLine() throws Exception {
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray());
            vault.add(password("a", "admin", ""));
            for (NewCredential wrong : List.of(
                    password("a", "admin", ""),
                    password("two words", "admin", ""),
                    password("b", "", ""),
                    password("b", "admin", "colour:red"),
                    new NewCredential(
                            "b", "admin", "", new NewCredential.KeyFile(folder.resolve("none"), new char[0])))) {
                InputException refused = assertThrows(InputException.class, () -> vault.add(wrong));
                assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
            }
            assertEquals(1, vault.list().size());
        }
    }

    private WindowVault vault() {
        return new WindowVault(VaultFile.in(folder), new LogonGuard());
    }

    private static NewCredential password(String name, String user, String query) {
        return new NewCredential(name, user, query, new NewCredential.Password("x".toCharArray()));
    }

    private static Host host(String system) {
        Labels labels = new Labels("", system, new TreeSet<>(), "");
        return new Host(new HostId(new UUID(0, 1)), "rds-1", 3389, Optional.empty(), labels);
    }
}
