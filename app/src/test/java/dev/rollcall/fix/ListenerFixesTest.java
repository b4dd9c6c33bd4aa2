package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which hosts the fixes of the listener are for, and what shows that they worked. */
class ListenerFixesTest {
    private static final FixSettings NONE = new FixSettings(Map.of());
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final NlaObservation REQUIRED =
            nla(Protocol.HYBRID, new Negotiation.Failed("HYBRID_REQUIRED_BY_SERVER"), "TLSv1.2");
    private static final NlaObservation OPTIONAL =
            nla(Protocol.HYBRID, new Negotiation.Selected(Protocol.SSL, 0), "TLSv1.3");
    private static final NlaObservation RDP = new NlaObservation(
            new Negotiation.Selected(Protocol.RDP, 0),
            new Negotiation.NotAsked(),
            new Handshake.NotTried(),
            new CredSsp.NotTried());

    private static NlaObservation nla(Protocol offered, Negotiation tlsOnly, String tls) {
        return new NlaObservation(
                new Negotiation.Selected(offered, 0),
                tlsOnly,
                new Handshake.Completed(tls, "TLS_AES_128_GCM_SHA256"),
                new CredSsp.NotTried());
    }

    private static Sight sight(NlaObservation outside, NlaInside... inside) throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        List<Look> looks = new ArrayList<>(List.of(look(Optional.of(address), outside)));
        for (NlaInside half : inside) {
            looks.add(look(Optional.empty(), half));
        }
        Round round = new Round(Host.named("rds-1"), NOW, looks);
        return new Sight(round, new Judge(Policy.DEFAULT).judge(round, NOW));
    }

    private static Look look(Optional<InetAddress> address, Observation seen) {
        return Look.without(Check.NLA, address, new Outcome.Seen(seen));
    }

    private static NlaInside inside(String layer, Map<String, String> setBy) {
        return new NlaInside(Optional.of(true), layer, "", setBy, Map.of());
    }

    private static LeftOut reason(Fit fit) {
        return assertInstanceOf(Fit.Not.class, fit).reason();
    }

    private static FixReport changedTo(String layer) {
        return new FixReport(
                State.CHANGED,
                "",
                List.of(new Change("security layer", "", layer)),
                Optional.empty(),
                "",
                "",
                List.of());
    }

    @Test
    void nlaIsRequiredWhereTlsAloneIsTurnedAway() throws Exception {
        RequireNla fix = new RequireNla();

        assertEquals(LeftOut.ALREADY_SO, reason(fix.fit(sight(REQUIRED), NONE)));
        assertEquals(Fit.APPLIES, fix.fit(sight(OPTIONAL), NONE));
        assertInstanceOf(Proof.Verified.class, fix.proof(sight(OPTIONAL), sight(REQUIRED), changedTo("")));
        assertInstanceOf(Proof.Missing.class, fix.proof(sight(OPTIONAL), sight(OPTIONAL), changedTo("")));
    }

    @Test
    void nlaIsDoneWithoutWhereTlsAloneGetsIn() throws Exception {
        DisableNla fix = new DisableNla();

        assertEquals(Fit.APPLIES, fix.fit(sight(REQUIRED), NONE));
        assertEquals(LeftOut.ALREADY_SO, reason(fix.fit(sight(OPTIONAL), NONE)));
        assertInstanceOf(Proof.Verified.class, fix.proof(sight(REQUIRED), sight(OPTIONAL), changedTo("")));
        assertInstanceOf(Proof.Missing.class, fix.proof(sight(REQUIRED), sight(REQUIRED), changedTo("")));
    }

    @Test
    void withoutForItIsRefused() {
        assertThrows(InputException.class, () -> FixSettings.of(new DisableNla().sheet(), Map.of()));
        assertThrows(InputException.class, () -> FixSettings.of(new DisableNla().sheet(), Map.of("for", "25h")));
    }

    @Test
    void whatAPolicyDecidesIsLeftAlone() throws Exception {
        NlaInside byPolicy = inside("negotiate", Map.of("required", "policy", "security_layer", "policy"));

        assertEquals(LeftOut.SET_BY_POLICY, reason(new RequireNla().fit(sight(OPTIONAL, byPolicy), NONE)));
        assertEquals(LeftOut.SET_BY_POLICY, reason(new DisableNla().fit(sight(REQUIRED, byPolicy), NONE)));
        FixSettings tls = new FixSettings(Map.of("layer", "tls"));
        assertEquals(LeftOut.SET_BY_POLICY, reason(new SetSecurityLayer().fit(sight(REQUIRED, byPolicy), tls)));
    }

    @Test
    void layerIsSeenFromOutsideAndNotDeniedByTheInside() throws Exception {
        SetSecurityLayer fix = new SetSecurityLayer();
        Sight before = sight(RDP);

        assertInstanceOf(Proof.Verified.class, fix.proof(before, sight(OPTIONAL), changedTo("tls")));
        assertInstanceOf(Proof.Missing.class, fix.proof(before, sight(RDP), changedTo("tls")));
        assertInstanceOf(Proof.Verified.class, fix.proof(before, sight(RDP), changedTo("rdp")));
        NlaInside other = inside("negotiate", Map.of());
        assertInstanceOf(Proof.Missing.class, fix.proof(before, sight(OPTIONAL, other), changedTo("tls")));
    }

    @Test
    void oldTlsIsWhatIsRepaired() throws Exception {
        RepairTlsProtocols fix = new RepairTlsProtocols();
        Sight old = sight(nla(Protocol.SSL, new Negotiation.NotAsked(), "TLSv1.1"));

        assertEquals(Fit.APPLIES, fix.fit(old, NONE));
        assertEquals(LeftOut.ALREADY_SO, reason(fix.fit(sight(REQUIRED), NONE)));
        assertInstanceOf(Proof.Missing.class, fix.proof(old, old, changedTo("")));
        assertInstanceOf(Proof.Verified.class, fix.proof(old, sight(REQUIRED), changedTo("")));
    }

    @Test
    void wrongMachineForDnsIsExplained() throws Exception {
        Fit host = new FlushDns().fit(sight(REQUIRED), new FixSettings(Map.of("on", "host")));
        Fit desk = new RegisterDns().fit(sight(REQUIRED), new FixSettings(Map.of("on", "desk")));

        assertEquals(LeftOut.NOT_APPLICABLE, reason(host));
        assertEquals(LeftOut.NOT_APPLICABLE, reason(desk));
    }
}
