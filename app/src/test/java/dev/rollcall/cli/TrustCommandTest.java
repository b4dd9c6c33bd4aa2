package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Door;
import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.Introductions;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.vault.Credential;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts show what the test says; nobody is logged on to. */
class TrustCommandTest {
    private static final HostIdentity KEY = identity(Kind.SSH_HOST_KEY, "ssh-ed25519", "one");
    private static final HostIdentity OTHER = identity(Kind.SSH_HOST_KEY, "ssh-ed25519", "two");
    private static final HostIdentity CERTIFICATE = identity(Kind.CERTIFICATE, "RSA", "three");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    /** By port. */
    private final Map<Integer, HostIdentity> shown = new HashMap<>();

    private final Deque<Boolean> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();

    private static HostIdentity identity(Kind kind, String algorithm, String text) {
        return new HostIdentity(
                kind, algorithm, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        questions.clear();
        TrustStore approved = new TrustStore(folder, () -> Instant.parse("2026-11-21T20:15:30.123456789Z"));
        TrustParts parts = new TrustParts(
                approved,
                new Introductions(
                        approved,
                        trust -> List.of(
                                Door.usual(new Shows(TransportKind.WINRM_HTTPS, trust)),
                                Door.usual(new Shows(TransportKind.WINRM_HTTP, trust)),
                                Door.usual(new Shows(TransportKind.SSH, trust)))),
                prompt -> {
                    questions.add(prompt);
                    return Optional.ofNullable(answers.poll());
                });
        int code = Commands.run(
                arguments,
                new Surroundings(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8),
                        false,
                        false,
                        Map.of(),
                        _ -> () -> {}),
                new NoWorkbench() {
                    @Override
                    public TrustParts trustParts(Optional<String> named) {
                        return parts;
                    }
                });
        assertTrue(err().lines().count() <= 1, err());
        return code;
    }

    private final class Shows implements Transport {
        private final TransportKind kind;
        private final Trust trust;

        Shows(TransportKind kind, Trust trust) {
            this.kind = kind;
            this.trust = trust;
        }

        @Override
        public TransportKind kind() {
            return kind;
        }

        @Override
        public boolean takes(Credential credential) {
            return true;
        }

        @Override
        public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
                throws RemoteException {
            int port = target.address().getPort();
            HostIdentity identity = shown.get(port);
            if (identity == null) {
                throw new RemoteException(Problem.REFUSED, "nothing answers");
            }
            trust.judgeVouched(target.name(), port, identity);
            throw new RemoteException(Problem.UNTRUSTED, "not approved");
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatAPersonAgreesToIsApprovedListedAndForgotten() {
        shown.putAll(Map.of(22, KEY, 5986, CERTIFICATE));
        answers.addAll(List.of(true, true));
        assertEquals(0, run("trust", "approve", "127.0.0.1"), this::err);
        assertTrue(
                questions.getLast().contains("ssh (22) the key ssh-ed25519 " + KEY.fingerprint()), questions::toString);
        assertEquals(
                2, out().lines().filter(line -> line.endsWith("\tapproved")).count(), out());

        assertEquals(0, run("trust", "list"), this::err);
        assertEquals(
                List.of("HOST", "PORT", "KIND", "ALGORITHM", "FINGERPRINT", "SINCE"),
                words(out().lines().findFirst().orElseThrow()));
        assertEquals(
                List.of("127.0.0.1", "22", "ssh-key", "ssh-ed25519", KEY.fingerprint(), "2026-11-21T20:15:30Z"),
                words(out().lines().skip(1).findFirst().orElseThrow()));
        assertEquals(0, run("trust", "list", "--format", "json"), this::err);
        assertTrue(
                out().contains("{\"host\":\"127.0.0.1\",\"port\":5986,\"kind\":\"certificate\",\"algorithm\":null,"
                        + "\"fingerprint\":\"" + CERTIFICATE.fingerprint() + "\",\"since\":\"2026-11-21T20:15:30Z\"}"),
                out());

        assertEquals(0, run("trust", "forget", "127.0.0.1:5986"), this::err);
        assertTrue(out().contains(CERTIFICATE.fingerprint() + "\tforgotten"), out());
        assertEquals(0, run("trust", "forget", "127.0.0.1"), this::err);
        assertEquals(2, run("trust", "forget", "127.0.0.1"));
        assertTrue(err().contains("nothing is approved for 127.0.0.1"), err());
        assertEquals(0, run("trust", "list"));
        assertTrue(err().contains("rollcall trust approve HOST"), err());
    }

    private static List<String> words(String line) {
        return List.of(line.split(" +"));
    }

    @Test
    void aPersonWhoDisagreesOrIsNotThereApprovesNothing() {
        shown.put(22, KEY);
        answers.add(false);
        assertEquals(1, run("trust", "approve", "127.0.0.1"));
        assertTrue(out().endsWith("\tnot approved\n") && err().isEmpty(), out());
        assertEquals(1, run("trust", "approve", "127.0.0.1"));
        assertTrue(out().contains(KEY.fingerprint()), out());
        assertTrue(err().contains("nobody can be asked here: --fingerprint"), err());
        assertEquals(0, run("trust", "list", "--format", "json"));
        assertEquals("[]\n", out());
    }

    @Test
    void aFingerprintApprovesJustThatWithoutAQuestion() {
        shown.putAll(Map.of(22, KEY, 5986, CERTIFICATE));
        assertEquals(
                1,
                run("trust", "approve", "127.0.0.1", "--access", "ssh", "--fingerprint", OTHER.fingerprint()),
                this::err);
        assertTrue(out().contains(KEY.fingerprint() + "\tnot approved: --fingerprint says another"), out());
        assertEquals(0, run("trust", "approve", "127.0.0.1", "--access", "ssh", "--fingerprint", KEY.fingerprint()));
        assertTrue(out().endsWith("\tapproved\n"), out());
        assertEquals(1, run("trust", "approve", "127.0.0.1", "--access", "ssh", "--fingerprint", OTHER.fingerprint()));
        assertTrue(out().endsWith("\twas approved before: --fingerprint says another\n"), out());
        String colons = CERTIFICATE.fingerprint().toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        assertEquals(0, run("trust", "approve", "127.0.0.1", "--access", "winrm-https", "--fingerprint", colons));
        assertEquals(List.of(), questions);
        assertEquals(2, run("trust", "approve", "127.0.0.1", "--fingerprint", "MD5:12:34"));
        assertTrue(err().contains("--fingerprint MD5:12:34 is none"), err());
    }

    @Test
    void aChangedKeyIsShownWithTheOneApprovedSoFar() {
        shown.put(22, KEY);
        answers.add(true);
        assertEquals(0, run("trust", "approve", "127.0.0.1"));
        assertEquals(0, run("trust", "approve", "127.0.0.1"), this::err);
        assertTrue(out().endsWith("\tis approved already\n"), out());
        shown.put(22, OTHER);
        answers.add(true);
        assertEquals(0, run("trust", "approve", "127.0.0.1"));
        assertTrue(questions.getFirst().contains("Approved so far is ssh-ed25519 " + KEY.fingerprint()));
        assertEquals(0, run("trust", "list", "--format", "json"));
        assertTrue(out().contains(OTHER.fingerprint()) && !out().contains(KEY.fingerprint()), out());
    }

    @Test
    void aPortBehindTheNameIsNotPassedOver() {
        shown.putAll(Map.of(22, OTHER, 2222, KEY));
        answers.add(true);
        assertEquals(2, run("trust", "approve", "127.0.0.1:2222"));
        assertTrue(err().contains("--access ssh:2222 says where to look"), err());
        assertEquals(0, run("trust", "approve", "127.0.0.1", "--access", "ssh:2222"), this::err);
        assertTrue(out().endsWith(KEY.fingerprint() + "\tapproved\n"), out());
    }

    @Test
    void aRevokedKeyIsNeitherAskedForNorTakesThePlaceOfAnother() throws Exception {
        String known =
                "@revoked 127.0.0.1 ssh-ed25519 " + KEY.encoded() + "\n127.0.0.1 ssh-ed25519 " + OTHER.encoded() + "\n";
        Files.writeString(folder.resolve("known_hosts"), known);
        shown.put(22, KEY);
        answers.add(true);
        assertEquals(1, run("trust", "approve", "127.0.0.1"));
        assertEquals(1, run("trust", "approve", "127.0.0.1", "--fingerprint", KEY.fingerprint()));
        assertTrue(out().contains("not approved: it is revoked"), out());
        assertEquals(List.of(), questions);
        assertEquals(known, Files.readString(folder.resolve("known_hosts")));
    }

    @Test
    void aHostThatShowsNothingSaysWhy() {
        assertEquals(1, run("trust", "approve", "127.0.0.1"));
        assertTrue(
                err().contains("127.0.0.1 showed neither a key nor a certificate: winrm-https (5986): nothing answers;"
                        + " ssh (22): nothing answers"),
                err());
        assertEquals(1, run("trust", "approve", "127.0.0.1", "--access", "winrm-http"));
        assertTrue(err().contains("--access ssh or winrm-https"), err());
        assertEquals(2, run("trust"));
        assertTrue(err().contains("which command? One of list, approve, forget"), err());
    }

    @Test
    void patternsAndSeveralHostsAreForgottenByTheirLine() throws Exception {
        Files.writeString(
                folder.resolve("known_hosts"),
                "*.lab ssh-ed25519 " + KEY.encoded() + "\na,b ssh-ed25519 " + KEY.encoded() + "\n");
        assertEquals(0, run("trust", "list", "--format", "json"));
        assertTrue(out().contains("{\"host\":\"*.lab\",\"port\":null,") && out().contains("\"since\":null"), out());
        assertEquals(2, run("trust", "forget", "x.lab"));
        assertEquals(0, run("trust", "forget", "*.lab", "b"), this::err);
        assertEquals(0, run("trust", "list", "--format", "json"));
        assertEquals("[]\n", out());
    }
}
