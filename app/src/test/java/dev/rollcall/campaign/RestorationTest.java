package dev.rollcall.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.RestartServices;
import dev.rollcall.fix.Sight;
import dev.rollcall.fix.StartServices;
import dev.rollcall.host.Host;
import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Identity;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was taken back is proved by values. */
final class RestorationTest {
    private static final CampaignListener DEAF = new CampaignListener() {};
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String OLD = "a".repeat(40);
    private static final String NEW = "b".repeat(40);

    private final CampaignDesk desk = new CampaignDesk(Clock.systemUTC(), new MemoryJournal());

    private StepRecord takenBack(Mending fix, Way way, String closed) throws Exception {
        desk.fleet.add(Host.named("m"), way);
        desk.run(fix, Care.USUAL);
        desk.fleet.at("m").callsClosed(closed);
        CampaignPlan back = desk.campaigns.planRevert(1, List.of(), Care.USUAL, "ops@desk", DEAF);
        return desk.campaigns.start(back, DEAF).await().steps().getFirst();
    }

    @Test
    void theHostSaysAgainWhatItSaidAtFirst() throws Exception {
        StepRecord step = takenBack(Mending.HARMLESS, Way.GOOD, "closed");
        assertEquals(StepState.UNDONE, step.state());
        assertTrue(step.words().startsWith("as it was before: Port "), step.words());
        assertTrue(
                step.words().endsWith("; the host, asked again, says what it said at first: port closed"),
                step.words());
    }

    @Test
    void anUndoThatDidNothingIsNone() throws Exception {
        StepRecord step = takenBack(Mending.HARMLESS, Way.KEEPS, "closed");
        assertEquals(StepState.FAILED, step.state());
        assertEquals(
                "the host says that it is taken back, but that is not so: port was closed before, and the host says that it"
                        + " is still as the fix made it",
                step.words());
        assertEquals(
                StepState.VERIFIED,
                desk.campaigns.campaign(1).orElseThrow().steps().getFirst().state());
    }

    @Test
    void anotherValueThanAtFirstIsNotBack() throws Exception {
        StepRecord step = takenBack(Mending.HARMLESS, Way.GOOD, "ajar");
        assertEquals(StepState.FAILED, step.state());
        assertTrue(step.words().endsWith("port was closed before, and is ajar now"), step.words());
    }

    @Test
    void whatCannotBeProvedSaysSo() throws Exception {
        StepRecord step = takenBack(Mending.BLIND, Way.GOOD, "closed");
        assertEquals(StepState.UNDONE, step.state());
        assertTrue(step.words().contains("can't be proved"), step.words());
    }

    @Test
    void aCertificateThatWasReplacedIsOnTheWireAgain() {
        Earlier earlier =
                new Earlier(Optional.of(shows(OLD)), List.of(new Change("certificate", "aaaaaaaa", "a new one")));
        Proof back = Restoration.outside(earlier, shows(NEW), shows(OLD));
        assertTrue(assertInstanceOf(Proof.Verified.class, back).words().endsWith("thumbprint " + OLD), back.words());
        Proof still = Restoration.outside(earlier, shows(NEW), shows(NEW));
        assertEquals(
                "the certificate shown is " + NEW + ", and was " + OLD + " before",
                assertInstanceOf(Proof.Missing.class, still).words());
    }

    @Test
    void anotherCertificateIsNoMatterWhereTheFixReplacedNone() {
        Earlier earlier = new Earlier(Optional.of(shows(OLD)), List.of(new Change("port", "closed", "open")));
        assertInstanceOf(Proof.Verified.class, Restoration.outside(earlier, shows(NEW), shows(NEW)));
    }

    @Test
    void aServiceThatHadFailedStandsStillAgain() {
        StartServices start = new StartServices();
        assertTrue(start.asBefore(new Change("xrdp", "failed", "running"), new Change("xrdp", "inactive", "running")));
        assertEquals(
                false,
                start.asBefore(
                        new Change("start of xrdp", "disabled", "automatic"),
                        new Change("start of xrdp", "masked", "automatic")));
        assertEquals(
                false,
                new RestartServices()
                        .asBefore(new Change("xrdp", "a", "restarted"), new Change("xrdp", "b", "restarted")));
    }

    private static Sight shows(String sha1) {
        Certificate own = new Certificate(
                new Identity("CN=m", "CN=m", "1", List.of("m")),
                NOW.minus(Duration.ofDays(100)),
                NOW.plus(Duration.ofDays(100)),
                new Thumbprints(sha1, sha1 + sha1),
                new Algorithms("RSA", 2048, "SHA256withRSA"),
                true);
        Look look = Look.without(
                Check.CERTIFICATE,
                Optional.of(InetAddress.ofLiteral("192.0.2.1")),
                new Outcome.Seen(new Presented(List.of(own), List.of("m"), "TLSv1.3", "TLS_AES_256_GCM_SHA384")));
        Round round = new Round(Host.named("m"), NOW, List.of(look));
        return new Sight(round, new Judge(Policy.DEFAULT).judge(round, NOW));
    }
}
