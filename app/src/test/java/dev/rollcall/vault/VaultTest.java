package dev.rollcall.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String PASSPHRASE = "correct horse";
    private static final String PASSWORD = "Grün-ist-die-Heide-7 🔑";

    @TempDir
    Path folder = Path.of("");

    private Vault create() throws InputException {
        return CheapVault.in(folder).create(CheapVault.secret(PASSPHRASE));
    }

    private Vault open(String passphrase) throws InputException {
        return CheapVault.in(folder).open(CheapVault.secret(passphrase));
    }

    private static KeptCredential password(String name, String secret) {
        return new KeptCredential(
                new Credential.Password(name, "CORP\\ops", CheapVault.secret(secret)),
                Optional.of("tag:prod os:windows"));
    }

    private static String text(Secret secret) {
        return secret.with(String::new);
    }

    private String wrong(String passphrase) {
        String said = String.valueOf(
                assertThrows(InputException.class, () -> open(passphrase)).getMessage());
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    @Test
    void keepsEveryKindOfCredentialInTheOrderTheyWereAdded() throws Exception {
        List<Credential> all = List.of(
                new Credential.Password("a", "CORP\\ops", CheapVault.secret(PASSWORD)),
                new Credential.SshKey("b", "root", CheapVault.secret("key"), Optional.of(CheapVault.secret("lock"))),
                new Credential.SshKey("c", "root", CheapVault.secret("open key"), Optional.empty()),
                new Credential.SshAgent("d", "me"),
                new Credential.KerberosPassword("e", "ops@CORP", CheapVault.secret("krb")),
                new Credential.KerberosKeytab("f", "ops@CORP", Path.of("/etc/ops.keytab")),
                new Credential.KerberosTickets("g", ""),
                new Credential.CurrentUser("h"));
        try (Vault vault = create()) {
            for (Credential credential : all) {
                vault.add(new KeptCredential(credential, Optional.empty()));
            }
        }
        try (Vault vault = open(PASSPHRASE)) {
            assertEquals(
                    all.stream().map(Object::toString).toList(),
                    vault.kept().stream()
                            .map(one -> one.credential().toString())
                            .toList());
            assertEquals(PASSWORD, text(((Credential.Password) vault.credential("a")).password()));
            Credential.SshKey locked = (Credential.SshKey) vault.credential("b");
            assertEquals("key", text(locked.key()));
            assertEquals("lock", text(locked.passphrase().orElseThrow()));
            assertEquals("krb", text(((Credential.KerberosPassword) vault.credential("e")).password()));
        }
    }

    @Test
    void bindingsAreKeptWithTheirCredentials() throws Exception {
        try (Vault vault = create()) {
            vault.add(password("one", "x"));
            vault.add(new KeptCredential(new Credential.SshAgent("two", "me"), Optional.empty()));
        }
        try (Vault vault = open(PASSPHRASE)) {
            assertEquals(List.of(new Binding("one", "tag:prod os:windows")), vault.bindings());
            vault.remove("one");
            assertThrows(InputException.class, () -> vault.remove("one"));
            assertEquals(List.of(), vault.bindings());
        }
    }

    @Test
    void anotherPassphraseOpensItAndTheOldOneNoLonger() throws Exception {
        try (Vault vault = create();
                Vault elsewhere = open(PASSPHRASE)) {
            vault.add(password("one", PASSWORD));
            vault.changePassphrase(CheapVault.secret("another"));
            assertEquals(PASSWORD, text(((Credential.Password) vault.credential("one")).password()));
            vault.add(password("two", "y"));
            assertTrue(String.valueOf(assertThrows(InputException.class, () -> elsewhere.add(password("three", "z")))
                            .getMessage())
                    .contains("replaced meanwhile"));
            assertThrows(InputException.class, () -> vault.changePassphrase(CheapVault.secret("")));
        }
        assertTrue(wrong(PASSPHRASE).contains("is wrong"));
        try (Vault vault = open("another")) {
            assertEquals(List.of("one", "two"), names(vault));
        }
    }

    @Test
    void aReplacedCredentialKeepsItsPlace() throws Exception {
        try (Vault vault = create()) {
            vault.add(password("one", "x"));
            vault.add(password("two", "x"));
            vault.replace(password("one", PASSWORD));
            assertThrows(InputException.class, () -> vault.replace(password("three", "x")));
        }
        try (Vault vault = open(PASSPHRASE)) {
            assertEquals(List.of("one", "two"), names(vault));
            assertEquals(PASSWORD, text(((Credential.Password) vault.credential("one")).password()));
        }
    }

    private static List<String> names(Vault vault) {
        return vault.kept().stream().map(KeptCredential::name).toList();
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        try (Vault vault = create()) {
            vault.add(password("one", "x"));
            assertThrows(InputException.class, () -> vault.add(password("one", "y")));
        }
    }

    @Test
    void aWrongPassphraseIsToldFromADamagedFile() throws Exception {
        create().close();
        assertTrue(wrong("incorrect horse").endsWith("is wrong"));
        assertTrue(wrong("").endsWith("is wrong"));
        assertThrows(InputException.class, () -> CheapVault.in(folder).create(CheapVault.secret("other")));
    }

    @Test
    void aFileCutOffAnywhereIsToldAsSuch() throws Exception {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);
            Files.write(file(), cut);
            String said = wrong(PASSPHRASE);
            assertTrue(said.contains("cut off"), length + ": " + said);
        }
    }

    @Test
    void aFileChangedAnywhereIsToldAsSuch() throws Exception {
        byte[] whole = written();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file(), changed);
            String said = wrong(PASSPHRASE);
            assertTrue(said.contains(at < 8 ? "is not a vault" : "damaged"), at + ": " + said);
        }
    }

    /** Whoever changes it and knows how it is made, but not the passphrase, gets no further. */
    @Test
    void aFileForgedWithoutThePassphraseIsRefused() throws Exception {
        VaultImage image = VaultImage.of(written());
        byte[] body = image.body().clone();
        body[3] ^= 1;
        Files.write(file(), new VaultImage(image.cost(), image.salt(), image.proof(), image.nonce(), body).file());
        assertTrue(wrong(PASSPHRASE).contains("changed by somebody who does not know its passphrase"));
        byte[] nonce = image.nonce().clone();
        nonce[0] ^= 1;
        Files.write(file(), new VaultImage(image.cost(), image.salt(), image.proof(), nonce, image.body()).file());
        assertTrue(wrong(PASSPHRASE).contains("changed by somebody"));
    }

    @Test
    void aFileThatAsksForAllMemoryOrForYearsIsRefusedAtOnce() throws Exception {
        VaultImage image = VaultImage.of(written());
        for (KeyCost cost : List.of(
                new KeyCost(100 << 20, 1, 1),
                new KeyCost(-1, 1, 1),
                new KeyCost(64, Integer.MAX_VALUE, 1),
                new KeyCost(64, 0, 1),
                new KeyCost(64, 1, 0),
                new KeyCost(Integer.MAX_VALUE, 1, Integer.MAX_VALUE))) {
            Files.write(file(), new VaultImage(cost, image.salt(), image.proof(), image.nonce(), image.body()).file());
            assertTrue(wrong(PASSPHRASE).contains("more memory or time"));
        }
    }

    @Test
    void othersCanNotReadItAndNoSecretIsInIt() throws Exception {
        byte[] whole = written();
        String bytes = new String(whole, StandardCharsets.ISO_8859_1);
        for (String secret : List.of(PASSPHRASE, PASSWORD, "CORP", "tag:prod")) {
            assertFalse(
                    bytes.contains(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        }
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    void eachWriteHasANonceOfItsOwnAndLeavesNothingBeside() throws Exception {
        Set<String> nonces = new HashSet<>();
        try (Vault vault = create()) {
            for (int at = 0; at < 20; at++) {
                vault.add(password("n" + at, "x"));
                nonces.add(new String(VaultImage.of(Files.readAllBytes(file())).nonce(), StandardCharsets.ISO_8859_1));
            }
        }
        assertEquals(20, nonces.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("credentials.vault", "credentials.vault.lock"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void whatWasLentIsOverwrittenWhenItIsClosed() throws Exception {
        Credential.Password lent;
        try (Vault vault = create()) {
            vault.add(password("one", PASSWORD));
            lent = (Credential.Password) vault.credential("one");
            assertFalse(lent.toString().contains(PASSWORD));
        }
        assertThrows(IllegalStateException.class, () -> text(lent.password()));
    }

    @Test
    void writersInOneProcessLoseNothingOfEachOther() throws Exception {
        create().close();
        List<Thread> writers = Stream.of("a", "b", "c", "d")
                .map(prefix -> Thread.ofVirtual().start(() -> write(prefix)))
                .toList();
        for (Thread writer : writers) {
            writer.join();
        }
        try (Vault vault = open(PASSPHRASE)) {
            assertEquals(100, vault.kept().size());
        }
    }

    private void write(String prefix) {
        try (Vault vault = open(PASSPHRASE)) {
            for (int at = 0; at < 25; at++) {
                vault.add(password(prefix + at, "x"));
            }
        } catch (InputException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void processesLoseNothingOfEachOther() throws Exception {
        create().close();
        List<Process> writers = List.of(start("p-"), start("q-"), start("r-"));
        write("here-");
        for (Process writer : writers) {
            assertEquals(0, writer.waitFor());
        }
        try (Vault vault = open(PASSPHRASE)) {
            assertEquals(25 + 3 * 40, vault.kept().size());
        }
    }

    private Process start(String prefix) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        VaultWriter.class.getName(),
                        folder.toString(),
                        prefix,
                        "40")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void theStandardCostIsPaidAndAccepted() throws Exception {
        VaultFile standard = VaultFile.in(folder.resolve("new").resolve("store"));
        standard.create(CheapVault.secret(PASSPHRASE)).close();
        assertEquals(
                new KeyCost(65536, 3, 1),
                VaultImage.of(Files.readAllBytes(standard.path())).cost());
        standard.open(CheapVault.secret(PASSPHRASE)).close();
    }

    @Test
    void whatIsNoFileIsToldInOneLine() throws Exception {
        assertTrue(wrong(PASSPHRASE).contains("no such file"));
        Files.createDirectory(file());
        wrong(PASSPHRASE);
    }

    private byte[] written() throws Exception {
        try (Vault vault = create()) {
            vault.add(password("one", PASSWORD));
        }
        return Files.readAllBytes(file());
    }

    private Path file() {
        return folder.resolve("credentials.vault");
    }
}
