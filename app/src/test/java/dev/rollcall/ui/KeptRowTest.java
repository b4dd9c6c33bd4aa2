package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.GatewayObservation.State;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.GatewaySample;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptRowTest {
    private static final Judge JUDGE = new Judge(Policy.DEFAULT);
    private static final Host HOST = Host.named("rds-1");
    private static final Host BEHIND = HOST.withGateway(Optional.of(GatewaySample.GATEWAY));
    private static final Look LOOK =
            Look.without(Check.GATEWAY, Optional.empty(), new Outcome.Seen(GatewaySample.unreached(State.REFUSED)));

    /** Documents of rounds do not say which gateway a host was behind. */
    private static Row kept(Host now) {
        Round round = new Round(HOST, Instant.now(), List.of(LOOK));
        return KeptRow.of(now, Optional.of(round), seen -> JUDGE.judge(seen, Instant.now()), Optional.empty());
    }

    private static String gateway(Row row) {
        return row.finding(Check.GATEWAY)
                .map(finding -> finding.status() == Status.SKIPPED ? "skipped" : finding.code())
                .orElse("none");
    }

    @Test
    void whatWasSeenOfTheGatewayStandsWhileTheHostIsBehindIt() {
        assertEquals("refused", gateway(kept(BEHIND)));
        assertEquals(
                "refused",
                gateway(KeptRow.changed(kept(BEHIND), BEHIND.withGateway(Optional.of(GatewaySample.GATEWAY)))));
    }

    @Test
    void ofOneThatItIsNoLongerBehindNothingIsSaid() {
        Host moved = HOST.withGateway(Optional.of(Gateway.named("gw-9.example.net")));
        assertEquals("none", gateway(kept(HOST)));
        assertEquals("skipped", gateway(kept(moved)));
        assertEquals("none", gateway(KeptRow.changed(kept(BEHIND), HOST)));
        assertEquals("none", gateway(KeptRow.changed(kept(BEHIND), moved)));
        assertEquals(List.of(), KeptRow.changed(kept(BEHIND), HOST).diagnosis());
        assertEquals("gateway", kept(BEHIND).cause().map(cause -> cause.id()).orElse("none"));
    }
}
