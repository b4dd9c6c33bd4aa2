package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Labels;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.RoundFixture;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Rows as a sweep would make them. */
final class RowFixture {
    static final Instant NOW = RoundFixture.NOW.plusSeconds(60);
    private static final String NAME = "rds-100.ber.example.net";

    private RowFixture() {}

    /** Reachable, NLA required; its certificate expired twelve days ago, and has a short key. */
    static Row expiredAtBerlin() {
        Labels labels = new Labels(
                "ber-1", "Windows Server 2022", new TreeSet<>(List.of("prod", "new york")), "Rack 4, second floor");
        Host host = new Host(HostId.random(), NAME, 3389, Optional.empty(), labels);
        Certificate expired = RoundFixture.dated(
                RoundFixture.made(RoundFixture.certificate("CN=" + NAME), "RSA", 1024, "SHA256withRSA"),
                RoundFixture.NOW.minus(Duration.ofDays(100)),
                RoundFixture.NOW.minus(Duration.ofDays(12)));
        Round round = RoundFixture.round(
                host,
                RoundFixture.look(Check.DNS, RoundFixture.resolved(NAME, "10.4.1.20")),
                RoundFixture.look(Check.PORT, "10.4.1.20", RoundFixture.port(State.OPEN, "")),
                RoundFixture.look(Check.NLA, "10.4.1.20", RoundFixture.required()),
                RoundFixture.look(Check.CERTIFICATE, "10.4.1.20", RoundFixture.presented(expired)));
        return judged(round);
    }

    static Row answering(String name, State state) {
        Host host = Host.named(name);
        return judged(RoundFixture.round(
                host,
                RoundFixture.look(Check.DNS, RoundFixture.resolved(name, "10.0.0.1")),
                RoundFixture.look(Check.PORT, "10.0.0.1", RoundFixture.port(state, ""))));
    }

    private static Row judged(Round round) {
        Verdict verdict = new Judge(Policy.DEFAULT).judge(round, RoundFixture.NOW);
        return new Row(
                round.host(),
                Optional.of(verdict),
                Diagnosis.of(new Sight(round, verdict)),
                Optional.of(RoundFixture.NOW));
    }
}
