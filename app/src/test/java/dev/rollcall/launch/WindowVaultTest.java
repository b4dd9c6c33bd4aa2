package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.credentials.NewCredential;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.VaultFile;
import dev.rollcall.vault.keyring.Keyring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The vault behind the window's pages, on a real file. */
final class WindowVaultTest {
    @TempDir
    private Path folder;

    private final LogonGuard guard = new LogonGuard();
    private final MemoryKeyring keyring = new MemoryKeyring();

    @Test
    void whatIsAddedIsChosenForItsHostsOnceTheVaultIsUnlocked() throws Exception {
        try (WindowVault vault = vault()) {
            assertFalse(vault.exist());
            vault.create("open sesame".toCharArray(), false);
            char[] secret = "hunter2".toCharArray();
            vault.add(new NewCredential("linux", "admin", "os:debian", new NewCredential.Password(secret)));
            assertEquals(
                    "linux is for os:debian.",
                    vault.of(host("debian")).orElseThrow().why());
            assertTrue(vault.of(host("windows")).isEmpty());
            assertEquals("no credential is for this host", vault.whyNone());
        }
        try (WindowVault vault = vault()) {
            assertTrue(vault.exist());
            assertTrue(vault.of(host("debian")).isEmpty(), "it is locked");
            assertEquals("the vault is locked", vault.whyNone());
            char[] wrong = "open barley".toCharArray();
            InputException refused = assertThrows(InputException.class, () -> vault.unlock(wrong, false));
            assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
            assertArrayEquals(new char[wrong.length], wrong);
            vault.unlock("open sesame".toCharArray(), false);
            assertEquals("linux", vault.list().getFirst().name());
            assertTrue(vault.of(host("debian")).isPresent());
            vault.remove("linux");
            assertTrue(vault.of(host("debian")).isEmpty());
        }
    }

    @Test
    void whatCannotBeKeptIsRefusedInOneLine() throws Exception {
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray(), false);
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

    @Test
    void everyKindOfCredentialCanBeKeptUnderTheRulesOfTheCommandLine() throws Exception {
        Path keytab = Files.write(folder.resolve("ops.keytab"), new byte[] {5, 2, 0, 0});
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray(), false);
            vault.add(new NewCredential("agent", "ops", "", new NewCredential.Agent()));
            char[] secret = "hunter2".toCharArray();
            vault.add(new NewCredential("typed", "ops@CORP", "", new NewCredential.KerberosPassword(secret)));
            vault.add(new NewCredential("keytab", "ops@CORP", "", new NewCredential.Keytab(keytab)));
            vault.add(new NewCredential("tickets", "", "", new NewCredential.Tickets()));
            assertEquals(
                    List.of("ssh-agent", "kerberos-password", "kerberos-keytab", "kerberos-tickets"),
                    vault.list().stream().map(Credentials.KnownCredential::kind).toList());
            for (NewCredential wrong : List.of(
                    new NewCredential("nobody", "", "", new NewCredential.Agent()),
                    new NewCredential("no-keytab", "ops", "", new NewCredential.Keytab(folder.resolve("none"))))) {
                InputException refused = assertThrows(InputException.class, () -> vault.add(wrong));
                assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCurrentUserIsForWindowsOnly() throws Exception {
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray(), false);
            NewCredential me = new NewCredential("me", "", "", new NewCredential.CurrentUser());
            InputException refused = assertThrows(InputException.class, () -> vault.add(me));
            assertTrue(String.valueOf(refused.getMessage()).contains("Windows"));
        }
    }

    @Test
    void theKeyringKeepsThePassphraseOnlyWhenToldToAndOpensTheVaultWithIt() throws Exception {
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray(), false);
            vault.lock();
            assertFalse(vault.unlocked());
            assertThrows(InputException.class, vault::unlockFromKeyring);
            vault.unlock("open sesame".toCharArray(), true);
            vault.lock();
            assertTrue(vault.list().isEmpty());
            vault.unlockFromKeyring();
            assertTrue(vault.unlocked());
        }
    }

    @Test
    void aStoppedCredentialNamesBothHostsAndIsFreeAgainWhenAPersonSaysSoOrRemovesIt() throws Exception {
        try (WindowVault vault = vault()) {
            vault.create("open sesame".toCharArray(), false);
            vault.add(password("ops", "ops", "*"));
            refusedTwice(vault);
            assertEquals(
                    "ops is no longer used: rds-1 and rds-2 refused it",
                    vault.stopped().getFirst().why());
            vault.goOn("ops");
            assertTrue(vault.stopped().isEmpty());
            refusedTwice(vault);
            vault.remove("ops");
            assertTrue(vault.stopped().isEmpty());
        }
    }

    private void refusedTwice(WindowVault vault) throws Exception {
        for (String host : List.of("rds-1", "rds-2")) {
            var credential = vault.of(host("debian")).orElseThrow().credential();
            guard.begin(credential, host, Deadline.after(Duration.ofSeconds(5))).refused();
        }
    }

    /** Keeps what it is given in memory. */
    private static final class MemoryKeyring implements Keyring {
        private Optional<String> kept = Optional.empty();

        @Override
        public Optional<Secret> find(Path vault) {
            return kept.map(text -> Secret.takingOver(text.toCharArray()));
        }

        @Override
        public void keep(Path vault, Secret passphrase) {
            kept = Optional.of(passphrase.with(String::new));
        }
    }

    private WindowVault vault() {
        return new WindowVault(
                VaultFile.in(folder), guard, new WindowKeyring(keyring, true), (credential, host, plan) -> List.of());
    }

    private static NewCredential password(String name, String user, String query) {
        return new NewCredential(name, user, query, new NewCredential.Password("x".toCharArray()));
    }

    private static Host host(String system) {
        Labels labels = new Labels("", system, new TreeSet<>(), "");
        return new Host(new HostId(new UUID(0, 1)), "rds-1", 3389, Optional.empty(), labels);
    }
}
