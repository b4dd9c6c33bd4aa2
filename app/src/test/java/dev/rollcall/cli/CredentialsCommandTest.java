package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.host.Host;
import dev.rollcall.vault.CheapVault;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsCommandTest {
    private static final String PASSPHRASE = "open-sesame-4711";
    private static final String PASSWORD = "Sommer2026-geheim";

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Deque<String> answers = new ArrayDeque<>();
    private final MemoryKeyring keyring = new MemoryKeyring();
    private final StoppedByTest stopped = new StoppedByTest();
    private Path passphrase = Path.of("");
    private Path password = Path.of("");

    @BeforeEach
    void files() throws Exception {
        passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                _ -> () -> {});
        CredentialParts parts = new CredentialParts(
                CheapVault.in(folder.resolve("store")), this::answer, keyring, CredentialsCommandTest::tried, stopped);
        int code = Commands.run(arguments, surroundings, new VaultWorkbench(parts));
        for (String secret : List.of(PASSPHRASE, PASSWORD)) {
            assertFalse(out().contains(secret) || err().contains(secret), out() + err());
        }
        assertTrue(err().lines().count() <= 1, err());
        return code;
    }

    private static final class StoppedByTest implements StoppedCredentials {
        final Set<String> names = new TreeSet<>();

        @Override
        public List<Stop> all() {
            return names.stream()
                    .map(name -> new Stop(name, name + " is no longer used: a and b refused it"))
                    .toList();
        }

        @Override
        public void goOn(String credential) {
            names.remove(credential);
        }
    }

    @Test
    void aKeyThatCannotBeReadLeavesNoEmptyVaultBehind() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "no key\n");

        assertEquals(
                Commands.WRONG_INPUT,
                run(
                        "credentials",
                        "add",
                        "ops",
                        "--user",
                        "ops",
                        "--key",
                        key.toString(),
                        "--vault-passphrase-file",
                        passphrase.toString()),
                err());

        assertFalse(CheapVault.in(folder.resolve("store")).exists());
    }

    @Test
    void aStoppedCredentialGoesOnWhenAPersonSaysSo() {
        assertEquals(2, run("credentials", "go-on", "ops"));
        assertTrue(err().contains("no credential ops is stopped"), err());
        addOps();
        stopped.names.addAll(List.of("ops", "other"));
        assertEquals(1, withVault("credentials", "test", "ops", "bad"));
        assertTrue(
                err().contains("a and b refused it; once its secret is right: rollcall credentials go-on ops"), err());
        assertEquals(0, run("credentials", "go-on", "ops"), this::err);
        assertTrue(out().startsWith("ops goes on"), out());
        assertEquals(Set.of("other"), stopped.names);
        assertEquals(2, run("credentials", "go-on", "ops"));
    }

    @Test
    void anotherCredentialOfThatNameIsNotStopped() {
        stopped.names.add("ops");
        addOps();
        assertEquals(Set.of(), stopped.names);
        stopped.names.add("ops");
        assertEquals(0, withVault("credentials", "remove", "ops"), this::err);
        assertEquals(Set.of(), stopped.names);
    }

    private Optional<Secret> answer(String prompt) {
        return Optional.ofNullable(answers.poll()).map(CheapVault::secret);
    }

    private static List<LogonTrial.Tried> tried(Credential credential, Host host, LogonPlan plan) {
        List<InetSocketAddress> resolvers = plan.probing().resolvers();
        if (!resolvers.isEmpty()) {
            return List.of(new LogonTrial.Tried("ssh", true, "found by " + resolvers));
        }
        boolean known = credential instanceof Credential.Password password
                && password.password().with(String::new).equals(PASSWORD)
                && host.name().equals("good");
        return List.of(
                new LogonTrial.Tried("winrm-http", false, "nothing answers"),
                new LogonTrial.Tried("ssh", known, known ? "granted" : "refused"));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int add(String... more) {
        return run(Stream.concat(
                        Stream.of("credentials", "add", "--vault-passphrase-file", passphrase.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int withVault(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--vault-passphrase-file", passphrase.toString()))
                .toArray(String[]::new));
    }

    private int addOps() {
        return add(
                "ops", "--user", "CORP\\ops", "--password-file", password.toString(), "--for", "tag:prod  os:Windows");
    }

    @Test
    void theFirstCredentialMakesTheVaultAndListShowsNoSecret() {
        assertEquals(0, addOps(), this::err);
        assertEquals("ops kept for tag:prod os:windows\n", out());
        assertEquals(0, add("tickets", "--kind", "kerberos-tickets"), this::err);
        assertEquals(0, withVault("credentials", "list"), this::err);
        assertEquals("ops\tpassword\tCORP\\ops\ttag:prod os:windows\ntickets\tkerberos-tickets\n", out());
        assertEquals(0, withVault("credentials", "list", "--format", "json"), this::err);
        assertEquals(
                "[{\"name\":\"ops\",\"kind\":\"password\",\"user\":\"CORP\\\\ops\",\"for\":\"tag:prod os:windows\"},"
                        + "{\"name\":\"tickets\",\"kind\":\"kerberos-tickets\",\"user\":\"\",\"for\":null}]\n",
                out());
    }

    @Test
    void withoutAVaultNothingIsAsked() {
        assertEquals(0, run("credentials", "list", "--format", "json"), this::err);
        assertEquals("[]\n", out());
        assertTrue(err().contains("there is no vault yet") && err().contains("credentials.vault"), err());
        assertEquals(0, run("credentials", "list"), this::err);
        assertTrue(out().isEmpty() && err().contains("there is no vault yet"), err());
        assertEquals(2, run("credentials", "remove", "ops"));
        assertTrue(err().contains("no credential is kept yet"), err());
        assertEquals(2, run("credentials", "test", "ops", "good"));
    }

    @Test
    void aPersonIsAskedTwiceForWhatIsNew() {
        answers.addAll(List.of(PASSPHRASE, PASSPHRASE, PASSWORD, PASSWORD));
        assertEquals(0, run("credentials", "add", "ops", "--user", "ops"), this::err);
        answers.add(PASSPHRASE);
        assertEquals(0, run("credentials", "test", "ops", "good"), this::err);
        answers.addAll(List.of(PASSPHRASE, PASSWORD, PASSWORD + "x"));
        assertEquals(2, run("credentials", "add", "other", "--user", "ops"));
        assertTrue(err().contains("the two passwords differ"), err());
        assertEquals(2, run("credentials", "list"));
        assertTrue(err().contains("--vault-passphrase-fd N"), err());
    }

    @Test
    void twoDifferentPassphrasesMakeNoVault() {
        answers.addAll(List.of(PASSPHRASE, "other"));
        assertEquals(2, run("credentials", "add", "ops", "--user", "ops"));
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    void theKeyringRemembersThePassphrase() {
        answers.addAll(List.of(PASSPHRASE, PASSPHRASE));
        assertEquals(0, run("credentials", "add", "me", "--kind", "ssh-agent", "--user", "me", "--vault-keyring"));
        assertEquals(0, run("credentials", "list", "--vault-keyring"), this::err);
        keyring.put("outdated");
        assertEquals(2, run("credentials", "list", "--vault-keyring"));
        answers.add(PASSPHRASE);
        assertEquals(0, run("credentials", "list", "--vault-keyring"), this::err);
        assertEquals(0, run("credentials", "list", "--vault-keyring"), this::err);
    }

    @Test
    void testSaysWhatWasTriedAndWhatAnswered() {
        addOps();
        assertEquals(0, withVault("credentials", "test", "ops", "good"), this::err);
        assertEquals("good\twinrm-http\tnothing answers\ngood\tssh\tgranted\n", out());
        assertEquals(1, withVault("credentials", "test", "ops", "bad"));
        assertEquals(2, withVault("credentials", "test", "nobody", "good"));
        assertTrue(err().contains("there is no credential \"nobody\""), err());
        assertEquals(2, withVault("credentials", "test", "ops", "10.0.0.0/30"));
        assertEquals(2, withVault("credentials", "test", "ops", "a", "b"));
        assertTrue(err().contains("HOST a b stands for 2 hosts: name one"), err());
    }

    @Test
    void testAsksTheNameServersThatAreNamed() {
        addOps();
        assertEquals(0, withVault("credentials", "test", "ops", "good", "--resolver", "127.0.0.1:5353"), this::err);
        assertTrue(out().contains("found by [/127.0.0.1:5353]"), out());
        assertEquals(2, withVault("credentials", "test", "ops", "good", "--resolver", ":"));
        assertTrue(err().contains("--resolver"), err());
    }

    @Test
    void aVaultThatOthersMayReadIsSaid() throws Exception {
        addOps();
        Path vault = CheapVault.in(folder.resolve("store")).path();
        assumeTrue(vault.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(0, withVault("credentials", "list"), this::err);
        assertTrue(out().startsWith("ops\t") && err().contains("chmod 600 " + vault), err());
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rw-------"));
        assertEquals(0, withVault("credentials", "list"), this::err);
        assertEquals("", err());
    }

    @Test
    void aVaultThatOthersMayReadAndThatIsDamagedIsOneLine() throws Exception {
        addOps();
        Path vault = CheapVault.in(folder.resolve("store")).path();
        assumeTrue(vault.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.write(vault, Arrays.copyOf(Files.readAllBytes(vault), 40));
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(2, withVault("credentials", "list"));
        assertTrue(err().contains("is damaged") && !err().contains("chmod"), err());
    }

    @Test
    void anotherPassphraseTakesThePlaceOfTheOldOne() throws Exception {
        assertEquals(2, run("credentials", "passphrase"));
        assertTrue(err().contains("no credential is kept yet"), err());
        addOps();
        Path fresh = Files.writeString(folder.resolve("fresh"), "Xylophon-12\n");
        assertEquals(0, withVault("credentials", "passphrase", "--new-passphrase-file", fresh.toString()), this::err);
        assertEquals(2, withVault("credentials", "list"));
        assertEquals(0, run("credentials", "list", "--vault-passphrase-file", fresh.toString()), this::err);
        assertTrue(out().startsWith("ops\t"), out());
        answers.addAll(List.of("Xylophon-12", "Xylophon-13", "Xylophon-14"));
        assertEquals(2, run("credentials", "passphrase"));
        assertTrue(err().contains("the two passphrases differ: the vault keeps its old one"), err());
        answers.addAll(List.of("Xylophon-12", PASSPHRASE, PASSPHRASE));
        assertEquals(0, run("credentials", "passphrase", "--vault-keyring"), this::err);
        assertEquals(0, run("credentials", "list", "--vault-keyring"), this::err);
        assertEquals(2, withVault("credentials", "passphrase"));
        assertTrue(err().contains("--new-passphrase-file FILE"), err());
        assertEquals(
                2, withVault("credentials", "passphrase", "--new-passphrase-file", "x", "--new-passphrase-fd", "4"));
        assertTrue(err().contains("--new-passphrase-file or --new-passphrase-fd, not both"), err());
    }

    @Test
    void whatIsNotSaidStaysWhenACredentialChanges() throws Exception {
        Path wrong = Files.writeString(folder.resolve("old"), "something-old\n");
        assertEquals(0, add("ops", "--user", "ops", "--password-file", wrong.toString(), "--for", "tag:prod"));
        stopped.names.add("ops");
        assertEquals(1, withVault("credentials", "test", "ops", "good"));
        assertEquals(0, withVault("credentials", "change", "ops", "--for", "tag:test"), this::err);
        assertEquals(Set.of("ops"), stopped.names, "its secret is the same");
        assertEquals(0, withVault("credentials", "change", "ops", "--password-file", password.toString()), this::err);
        assertEquals("ops changed\n", out());
        assertEquals(Set.of(), stopped.names);
        assertEquals(0, withVault("credentials", "test", "ops", "good"), this::err);
        assertEquals(0, withVault("credentials", "change", "ops", "--user", "CORP\\ops"), this::err);
        assertEquals(0, withVault("credentials", "test", "ops", "good"), this::err);
        assertEquals(0, withVault("credentials", "list"));
        assertEquals("ops\tpassword\tCORP\\ops\ttag:test\n", out());
        assertEquals(0, withVault("credentials", "change", "ops", "--for-none"), this::err);
        answers.addAll(List.of("new", "new"));
        assertEquals(0, withVault("credentials", "change", "ops"), this::err);
        assertEquals(1, withVault("credentials", "test", "ops", "good"));
        assertEquals(0, withVault("credentials", "change", "ops", "--kind", "ssh-agent"), this::err);
        assertEquals(0, withVault("credentials", "list"));
        assertEquals("ops\tssh-agent\tCORP\\ops\n", out());
        assertEquals(2, withVault("credentials", "change", "ops"));
        assertTrue(err().contains("what changes in ops, of the kind ssh-agent?"), err());
        assertEquals(2, withVault("credentials", "change", "nobody"));
        assertTrue(err().contains("there is no credential \"nobody\""), err());
        assertEquals(2, withVault("credentials", "change", "ops", "--for", "a", "--for-none"));
    }

    @Test
    void aRemovedCredentialIsGone() {
        addOps();
        assertEquals(0, withVault("credentials", "remove", "ops"), this::err);
        assertEquals(2, withVault("credentials", "remove", "ops"));
        assertEquals(0, withVault("credentials", "list"));
        assertEquals("", out());
    }

    @Test
    void wrongInputIsOneLineAndChangesNothing() throws Exception {
        addOps();
        Path wrong = Files.writeString(folder.resolve("wrong"), "nope");
        assertEquals(2, run("credentials", "list", "--vault-passphrase-file", wrong.toString()));
        assertTrue(err().contains("the passphrase of the vault") && err().contains("is wrong"), err());
        String file = password.toString();
        refused("already", "ops", "--user", "x", "--password-file", file);
        refused("--user", "new", "--password-file", file);
        refused("does not take two passwords", "new", "--user", "x", "--password-file", file, "--password-fd", "3");
        refused("does not take a key", "new", "--user", "x", "--kind", "password", "--key", file);
        refused("does not take a keytab", "new", "--user", "x", "--kind", "password", "--keytab", file);
        refused("no kind of credential", "new", "--user", "x", "--kind", "magic");
        refused("which file? Name it with --key", "new", "--user", "x", "--kind", "ssh-key");
        refused("is not a private key", "new", "--user", "x", "--key", file);
        refused("is not a keytab", "new", "--user", "x@Y", "--keytab", file);
        refused(
                "can't be read",
                "new",
                "--user",
                "x",
                "--password-file",
                folder.resolve("none").toString());
        refused(
                "can't be read",
                "new",
                "--user",
                "x",
                "--keytab",
                folder.resolve("none").toString());
        refused("a password is needed", "new", "--user", "x");
        refused("there is no moon:", "new", "--user", "x", "--password-file", file, "--for", "moon:full");
        refused(
                "--for: is:failing: a credential is chosen before anything is seen",
                "new",
                "--user",
                "x",
                "--password-file",
                file,
                "--for",
                "is:failing");
        refused("--for is empty", "new", "--user", "x", "--password-file", file, "--for", " ");
        refused("a credential's name", "no way", "--user", "x", "--password-file", file);
        refused("not open", "new", "--user", "x", "--password-fd", "987654");
        refused("--password-fd abc is no whole number", "new", "--user", "x", "--password-fd", "abc");
        refused("is too large a number", "new", "--user", "x", "--password-fd", "99999999999");
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            refused("for Windows only", "new", "--kind", "current-user");
        }
        assertEquals(0, withVault("credentials", "list"), this::err);
        assertEquals(1, out().lines().count());
    }

    private void refused(String because, String... arguments) {
        assertEquals(2, add(arguments));
        assertTrue(err().contains(because), err());
    }

    @Test
    void noSecretIsInAnyFileOfTheStore() throws Exception {
        addOps();
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(PASSWORD) || bytes.contains(PASSPHRASE), file.toString());
            }
        }
    }
}
