package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class TrustStoreTest {
    private static final HostIdentity KEY = KnownHostsTest.key("one");
    private static final HostIdentity OTHER = KnownHostsTest.key("two");
    private static final HostIdentity CERTIFICATE = new HostIdentity(Kind.CERTIFICATE, "X.509", KEY.encoded());
    private static final HostIdentity RENEWED = new HostIdentity(Kind.CERTIFICATE, "X.509", OTHER.encoded());

    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-21T20:15:30.5Z");
    private static final String SINCE = " approved:2026-11-21T20:15:30Z";

    @TempDir
    private Path folder;

    @Test
    void whatIsApprovedIsKeptUntilItIsForgotten() throws Exception {
        TrustStore store = new TrustStore(folder.resolve("new"));
        assertEquals(new NotApproved(), store.judge("web", 22, KEY));
        store.approve("web", 22, KEY);
        store.approve("web", 2222, OTHER);
        store.approve("web", 5986, CERTIFICATE);
        TrustStore again = new TrustStore(folder.resolve("new"));
        assertEquals(new Trusted(), again.judge("WEB", 22, KEY));
        assertEquals(new Trusted(), again.judge("web", 2222, OTHER));
        assertEquals(new Trusted(), again.judge("web", 5986, CERTIFICATE));
        assertEquals(new Changed(CERTIFICATE.fingerprint()), again.judge("web", 5986, RENEWED));
        assertEquals(Set.of("ssh-ed25519"), again.approvedAlgorithms("web", 22));
        assertEquals(
                List.of("web", "[web]:2222", "[web]:5986"),
                again.list().stream().map(Approval::host).toList());
        again.forget(Kind.SSH_HOST_KEY, "web", 22);
        again.forget(Kind.CERTIFICATE, "web", 5986);
        assertEquals(new NotApproved(), store.judge("web", 22, KEY));
        assertEquals(new NotApproved(), store.judge("web", 5986, CERTIFICATE));
        assertEquals(new Trusted(), store.judge("web", 2222, OTHER));
    }

    @Test
    void sinceWhenIsKnownOfWhatWasApprovedHere() throws Exception {
        Files.writeString(folder.resolve("known_hosts"), "old ssh-ed25519 " + KEY.encoded() + " approved:2026-11-2\n");
        TrustStore store = new TrustStore(folder, CLOCK);
        store.approve("web", 22, KEY);
        store.approve("web", 5986, CERTIFICATE);
        assertEquals(
                List.of("", "2026-11-21T20:15:30Z", "2026-11-21T20:15:30Z"),
                new TrustStore(folder)
                        .list().stream()
                                .map(one -> one.since().map(Instant::toString).orElse(""))
                                .toList());
        assertEquals(1, store.of("WEB", OptionalInt.of(22)).size());
        assertEquals(2, store.of("web", OptionalInt.empty()).size());
        assertEquals(0, store.of("we", OptionalInt.empty()).size());
    }

    @Test
    void approvingAnewReplaces() {
        TrustStore store = new TrustStore(folder, CLOCK);
        store.approve("web", 22, KEY);
        assertInstanceOf(Changed.class, store.judge("web", 22, OTHER));
        store.approve("web", 22, OTHER);
        assertEquals(new Trusted(), store.judge("web", 22, OTHER));
        assertInstanceOf(Changed.class, store.judge("web", 22, KEY));
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        TrustStore store = new TrustStore(folder, CLOCK);
        store.approve("web", 22, KEY);
        Path file = folder.resolve("known_hosts");
        assertEquals("web ssh-ed25519 " + KEY.encoded() + SINCE + "\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("known_hosts.lock"))));
    }

    @Test
    void filesThatOthersCouldReadAreClosedToThem() throws Exception {
        Path file = folder.resolve("known_hosts");
        Path lock = folder.resolve("known_hosts.lock");
        for (Path open : List.of(file, lock)) {
            Files.createFile(open);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        }
        new TrustStore(folder, CLOCK).approve("web", 22, KEY);
        for (Path closed : List.of(file, lock)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)));
        }
    }

    @Test
    void aLineThatWasCutOffCountsForNothingAndGoesAtTheNextChange() throws Exception {
        Path file = folder.resolve("known_hosts");
        HostIdentity whole = KnownHostsTest.wireKey("one");
        String line = "web ssh-ed25519 " + whole.encoded();
        for (int cut = 1; cut < line.length(); cut++) {
            Files.writeString(file, "first ssh-ed25519 " + KEY.encoded() + "\n" + line.substring(0, cut));
            TrustStore store = new TrustStore(folder, CLOCK);
            assertEquals(new NotApproved(), store.judge("web", 22, whole), "cut at " + cut);
            assertEquals(new Trusted(), store.approveIfNew("web", 22, whole));
            assertEquals(
                    "first ssh-ed25519 " + KEY.encoded() + "\n" + line + SINCE + "\n",
                    Files.readString(file),
                    "cut at " + cut);
        }
    }

    @Test
    void aLastLineWithoutAnEndThatIsWholeStays() throws Exception {
        Path file = folder.resolve("known_hosts");
        HostIdentity whole = KnownHostsTest.wireKey("one");
        Files.writeString(file, "web ssh-ed25519 " + whole.encoded());
        TrustStore store = new TrustStore(folder, CLOCK);
        assertEquals(new Trusted(), store.judge("web", 22, whole));
        store.approveIfNew("next", 22, KEY);
        assertEquals(2, new TrustStore(folder, CLOCK).list().size());
    }

    @Test
    void aCutCertificateLineCountsForNothing() throws Exception {
        Path file = folder.resolve("trusted_certificates");
        Files.writeString(file, "web 5986 " + CERTIFICATE.fingerprint().substring(0, 60));
        TrustStore store = new TrustStore(folder, CLOCK);
        assertEquals(new Trusted(), store.approveIfNew("web", 5986, CERTIFICATE));
        assertEquals("web 5986 " + CERTIFICATE.fingerprint() + SINCE + "\n", Files.readString(file));
    }

    @Test
    void twoProgramsThatApproveInTurnSeeEachOthersHosts() {
        TrustStore one = new TrustStore(folder, CLOCK);
        TrustStore two = new TrustStore(folder, CLOCK);
        for (int i = 0; i < 50; i++) {
            one.approveIfNew("one" + i, 22, KEY);
            two.approveIfNew("two" + i, 22, KEY);
        }
        assertInstanceOf(Changed.class, two.approveIfNew("one7", 22, OTHER));
        assertEquals(100, one.list().size());
        assertEquals(100, two.list().size());
    }

    /** A file that is written anew for each would take minutes. */
    @Test
    @Timeout(60)
    void tenThousandFirstSightsAreAppended() throws Exception {
        TrustStore store = new TrustStore(folder, CLOCK);
        Trust trust = new FirstSightTrust(store, store);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(new Trusted(), trust.judge("rds-" + i, 22, KEY));
            trust.approvedAlgorithms("rds-" + i, 22);
            assertEquals(new Trusted(), trust.judge("rds-" + i, 5986, CERTIFICATE));
        }
        assertEquals(20_000, new TrustStore(folder, CLOCK).list().size());
        assertEquals(10_000, Files.readAllLines(folder.resolve("known_hosts")).size());
    }

    @Test
    void linesOfOthersStay() throws Exception {
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, "# mine\n*.lab ssh-ed25519 " + KEY.encoded() + "\nnonsense\n");
        TrustStore store = new TrustStore(folder, CLOCK);
        store.approve("web", 22, OTHER);
        store.forget(Kind.SSH_HOST_KEY, "a.lab", 22);
        assertEquals(
                "# mine\n*.lab ssh-ed25519 " + KEY.encoded() + "\nnonsense\nweb ssh-ed25519 " + OTHER.encoded() + SINCE
                        + "\n",
                Files.readString(file));
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        TrustStore store = new TrustStore(folder, CLOCK);
        Trust trust = new FirstSightTrust(store, store);
        List<Future<TrustVerdict>> verdicts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String name = "host" + i % 100;
                HostIdentity shown = KnownHostsTest.key("key of " + i / 100 + name);
                verdicts.add(threads.submit(() -> trust.judge(name, 22, shown)));
            }
        }
        int trusted = 0;
        for (Future<TrustVerdict> verdict : verdicts) {
            trusted += verdict.get() instanceof Trusted ? 1 : 0;
        }
        assertEquals(100, trusted, "of two keys for one host the first is taken");
        assertEquals(100, new TrustStore(folder, CLOCK).list().size());
        assertEquals(2, folder.toFile().list().length, "the file and its lock");
    }

    @Test
    void fileThatCannotBeReadTrustsNobody() throws Exception {
        Files.createDirectory(folder.resolve("known_hosts"));
        TrustStore store = new TrustStore(folder, CLOCK);
        assertThrows(UncheckedIOException.class, () -> store.judge("web", 22, KEY));
    }

    @Test
    void changeInOneLayerOutweighsTrustInAnother() {
        Trust yes = (_, _, _) -> new Trusted();
        Trust changed = (_, _, _) -> new Changed("x");
        Trust unknown = (_, _, _) -> new NotApproved();
        assertEquals(new Changed("x"), new LayeredTrust(List.of(yes, changed)).judge("web", 22, KEY));
        assertEquals(new Trusted(), new LayeredTrust(List.of(unknown, yes)).judge("web", 22, KEY));
        assertEquals(new NotApproved(), new LayeredTrust(List.of(unknown)).judge("web", 22, KEY));
    }

    @Test
    void nameThatWouldBreakTheFileIsNotWritten() {
        TrustStore store = new TrustStore(folder, CLOCK);
        assertThrows(IllegalArgumentException.class, () -> store.approve("a b", 22, KEY));
        assertThrows(IllegalArgumentException.class, () -> store.approve("*", 22, KEY));
        assertThrows(IllegalArgumentException.class, () -> store.approve("a\nb", 5986, CERTIFICATE));
    }
}
