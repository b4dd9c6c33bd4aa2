package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Identity;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateProofsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String OLD = "a".repeat(40);
    private static final String NEW = "b".repeat(40);
    private static final FixReport CHANGED = report(State.CHANGED, NEW);

    private final HostFix regenerate = new RegenerateCertificate();
    private final HostFix bind = new BindCertificate();
    private final HostFix repair = new RepairKeyAccess();

    @Test
    void newCertificateOnTheWireIsProof() throws Exception {
        assertInstanceOf(
                Proof.Verified.class,
                regenerate.proof(sight(shown(OLD, 10, true)), sight(shown(NEW, 10, true)), CHANGED));
    }

    @Test
    void theOldOneAnEndedOneAndNoneAreNot() throws Exception {
        Sight before = sight(shown(OLD, 10, true));

        assertEquals("the old certificate is still shown: " + OLD + OLD, words(regenerate, before, before));
        assertEquals("the certificate shown is expired", words(regenerate, before, sight(shown(NEW, -1, true))));
        assertEquals(
                "no certificate is shown",
                words(regenerate, before, sight(new CertificateObservation.Unreadable("handshake failed"))));
    }

    @Test
    void wireBindingAndStoreMustAgree() throws Exception {
        Sight before = sight(shown(OLD, 10, true));

        assertEquals(
                "the host is bound to " + OLD + " and shows " + NEW,
                words(regenerate, before, sight(shown(NEW, 10, true), inside(OLD, "self-signed", NEW, true))));
        assertEquals(
                "the host shows " + NEW + ", which it does not keep",
                words(regenerate, before, sight(shown(NEW, 10, true), inside(NEW, "self-signed", OLD, true))));
        assertEquals(
                "the private key can't be read: NETWORK SERVICE may not read it",
                words(regenerate, before, sight(shown(NEW, 10, true), inside(NEW, "self-signed", NEW, false))));
        assertInstanceOf(
                Proof.Verified.class,
                regenerate.proof(before, sight(shown(NEW, 10, true), inside(NEW, "self-signed", NEW, true)), CHANGED));
    }

    @Test
    void whatWasBoundMustBeShown() throws Exception {
        Sight before = sight(shown(OLD, 10, true));

        assertEquals("it shows " + OLD + ", not " + NEW, words(bind, before, before));
        assertInstanceOf(Proof.Verified.class, bind.proof(before, sight(shown(NEW, 10, false)), CHANGED));
    }

    @Test
    void whatAuthoritiesIssuedAndPoliciesSetIsLeftAlone() throws Exception {
        FixSettings usual = FixSettings.of(regenerate.sheet(), Map.of());
        FixSettings told = FixSettings.of(regenerate.sheet(), Map.of("replace_issued", "yes"));
        Sight byPolicy = sight(shown(OLD, 90, true), inside(OLD, "policy", OLD, true));

        assertEquals(Fit.APPLIES, regenerate.fit(sight(shown(OLD, -1, true)), usual));
        assertEquals(Fit.APPLIES, regenerate.fit(sight(shown(OLD, -1, false)), usual));
        assertEquals(Fit.APPLIES, regenerate.fit(sight(shown(OLD, 90, false)), told));
        assertEquals(LeftOut.SET_BY_POLICY, reason(regenerate.fit(byPolicy, told)));
    }

    @Test
    void bindWantsAPairOrAThumbprintThatIsNotShownYet() throws Exception {
        Sight seen = sight(shown(OLD, 90, true));

        assertEquals(LeftOut.REFUSED, reason(bind.fit(seen, said("certificate", "/x.pem"))));
        assertEquals(LeftOut.REFUSED, reason(bind.fit(seen, said("thumbprint", "$(id)"))));
        assertEquals(LeftOut.ALREADY_SO, reason(bind.fit(seen, said("thumbprint", "\u200e" + "AA ".repeat(20)))));
        assertEquals(Fit.APPLIES, bind.fit(seen, said("thumbprint", NEW)));
        assertEquals(
                LeftOut.NOT_APPLICABLE,
                reason(bind.fit(sight(shown(OLD, 90, true), inside("", "file", OLD, true)), said("thumbprint", NEW))));
    }

    @Test
    void keyThatIsReadNeedsNothing() throws Exception {
        FixSettings nothing = FixSettings.of(repair.sheet(), Map.of());

        assertEquals(LeftOut.ALREADY_SO, reason(repair.fit(sight(shown(OLD, 90, true)), nothing)));
        assertEquals(Fit.APPLIES, repair.fit(sight(new CertificateObservation.None()), nothing));
        assertEquals("no certificate is shown", words(repair, sight(), sight(new CertificateObservation.None())));
    }

    private FixSettings said(String key, String value) throws Exception {
        return FixSettings.of(bind.sheet(), Map.of(key, value));
    }

    private static LeftOut reason(Fit fit) {
        return assertInstanceOf(Fit.Not.class, fit).reason();
    }

    private static String words(HostFix fix, Sight before, Sight after) {
        return assertInstanceOf(Proof.Missing.class, fix.proof(before, after, CHANGED))
                .words();
    }

    private static FixReport report(State state, String bound) {
        return new FixReport(
                state, "", List.of(new Change("certificate", OLD, bound)), Optional.empty(), "", "", List.of());
    }

    private static Presented shown(String sha1, int days, boolean selfSigned) {
        Certificate own = new Certificate(
                new Identity("CN=rds-1.example.net", "CN=Some CA", "1", List.of("rds-1.example.net")),
                NOW.minus(Duration.ofDays(100)),
                NOW.plus(Duration.ofDays(days)),
                new Thumbprints(sha1, sha1 + sha1),
                new Algorithms("RSA", 2048, "SHA256withRSA"),
                selfSigned);
        return new Presented(List.of(own), List.of("rds-1.example.net"), "TLSv1.3", "TLS_AES_256_GCM_SHA384");
    }

    private static CertificateInside inside(String bound, String binding, String stored, boolean readable) {
        return new CertificateInside(
                bound,
                binding,
                List.of(new CertificateInside.Stored(
                        "Remote Desktop", stored, "", "CN=x", Optional.empty(), Optional.empty(), Optional.of(true))),
                new CertificateInside.PrivateKey(
                        Optional.of(readable), "file", readable ? "" : "NETWORK SERVICE may not read it"),
                Map.of());
    }

    private static Sight sight(Observation... certificate) throws Exception {
        Optional<InetAddress> address = Optional.of(InetAddress.getByName("192.0.2.1"));
        List<Look> looks = new ArrayList<>();
        looks.add(Look.without(
                Check.PORT,
                address,
                new Outcome.Seen(new PortObservation(
                        3389, PortObservation.State.OPEN, Duration.ofMillis(1), Duration.ofMillis(1), ""))));
        for (Observation each : certificate) {
            looks.add(Look.without(Check.CERTIFICATE, address, new Outcome.Seen(each)));
        }
        Round round = new Round(Host.named("rds-1.example.net"), NOW, looks);
        return new Sight(round, new Judge(Policy.DEFAULT).judge(round, NOW));
    }
}
