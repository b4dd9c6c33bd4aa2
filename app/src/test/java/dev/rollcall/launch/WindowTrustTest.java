package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.HostIdentity;
import dev.rollcall.remote.HostIdentity.Kind;
import dev.rollcall.remote.TrustStore;
import dev.rollcall.remote.TrustVerdict;
import dev.rollcall.ui.credentials.Approvals.Approved;
import dev.rollcall.ui.credentials.Approvals.Shown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts show, what waits for a person, and what a person approved. */
final class WindowTrustTest {
    @TempDir
    private Path folder;

    private WindowTrust trust;

    @BeforeEach
    void trust() {
        trust = new WindowTrust(new TrustStore(folder));
    }

    @Test
    void aKeyNobodyKnowsWaitsIsApprovedAndForgotten() {
        HostIdentity key = key("one");
        assertInstanceOf(TrustVerdict.NotApproved.class, trust.judge("rds-1", 2222, key));
        Shown shown = trust.waiting().getFirst();
        assertEquals(key.fingerprint(), shown.fingerprint());
        trust.approve(List.of(shown));
        assertTrue(trust.waiting().isEmpty());
        assertInstanceOf(TrustVerdict.Trusted.class, trust.judge("rds-1", 2222, key));
        trust.forget(trust.list());
        assertTrue(trust.list().isEmpty());
    }

    @Test
    void aCertificateAndAKeyOfTheUsualPortCanBeForgottenEachByItself() {
        HostIdentity certificate = new HostIdentity(Kind.CERTIFICATE, "x509", encoded("certificate"));
        trust.judge("rds-1", 5986, certificate);
        trust.judge("rds-1", 22, key("one"));
        trust.approve(trust.waiting());
        assertEquals(2, trust.list().size());
        trust.forget(trust.list().stream()
                .filter(one -> one.kind().equals("certificate"))
                .toList());
        assertEquals("ssh-ed25519", trust.list().getFirst().kind());
        trust.forget(trust.list());
        assertTrue(trust.list().isEmpty());
    }

    @Test
    void aChangedKeyNamesTheOneApprovedSoFarAndWhatChangedAgainIsNotApprovedUnseen() {
        trust.judge("rds-1", 22, key("one"));
        trust.approve(trust.waiting());
        trust.judge("rds-1", 22, key("two"));
        List<Shown> seen = trust.waiting();
        assertTrue(seen.getFirst().changed());
        assertTrue(seen.getFirst().before().endsWith(key("one").fingerprint()));
        trust.judge("rds-1", 22, key("three"));
        trust.approve(seen);
        assertEquals(key("one").fingerprint(), trust.list().getFirst().fingerprint());
    }

    @Test
    void hashedNamesAndPatternsAreForgottenByTheirLineAndRevokedKeysStay() throws Exception {
        String revoked = "@revoked * ssh-ed25519 " + encoded("stolen");
        Path file = folder.resolve("known_hosts");
        Files.write(
                file,
                List.of(
                        "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-ed25519 " + encoded("one"),
                        "*.example.net ssh-ed25519 " + encoded("two"),
                        "rds-1 ssh-ed25519 " + encoded("three"),
                        revoked));
        assertEquals(
                List.of("hashed entry", "*.example.net", "rds-1"),
                trust.list().stream().map(Approved::label).toList());
        trust.forget(trust.list().subList(0, 2));
        assertEquals(List.of("rds-1"), trust.list().stream().map(Approved::host).toList());
        assertTrue(Files.readAllLines(file).contains(revoked));
    }

    @Test
    void manyHostsAreApprovedAtOnce() {
        for (int number = 1; number <= 24; number++) {
            trust.judge("rds-" + number, 22, key("key " + number));
        }
        trust.approve(trust.waiting());
        assertTrue(trust.waiting().isEmpty());
        assertEquals(24, trust.list().size());
    }

    private static HostIdentity key(String text) {
        return new HostIdentity(Kind.SSH_HOST_KEY, "ssh-ed25519", encoded(text));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
