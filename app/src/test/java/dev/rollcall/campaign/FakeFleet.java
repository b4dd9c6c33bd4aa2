package dev.rollcall.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.observation.SessionObservation.State;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.Script.Language;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.sweep.SweepListener;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.SweepRun;
import dev.rollcall.sweep.Sweeper;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Machines that are looked at and logged on to without a network. */
final class FakeFleet implements Sweeper {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, FakeMachine> machines = new LinkedHashMap<>();
    private final Judge judge = new Judge(Policy.DEFAULT);
    private final Clock clock;

    private volatile Consumer<Round> seen = round -> {};

    FakeFleet(Clock clock) {
        this.clock = clock;
    }

    /** Is given whatever is seen, before anybody else is. */
    void keepIn(Consumer<Round> keeper) {
        seen = keeper;
    }

    FakeMachine add(Host host, Way way) {
        return add(host, way, false, () -> {});
    }

    FakeMachine add(Host host, Way way, boolean open, Runnable onApply) {
        FakeMachine machine = new FakeMachine(host, way, open, onApply);
        machines.put(host.name(), machine);
        return machine;
    }

    FakeMachine at(String name) {
        return Objects.requireNonNull(machines.get(name));
    }

    Collection<FakeMachine> machines() {
        return machines.values();
    }

    List<Host> hosts() {
        return machines.values().stream().map(FakeMachine::host).toList();
    }

    @Override
    public SweepRun start(Collection<Host> hosts, SweepPlan plan, SweepListener listener) {
        for (Host host : hosts) {
            Round round = round(at(host.name()));
            seen.accept(round);
            listener.judged(round, judge.judge(round, clock.instant()), List.of());
        }
        SweepProgress done = new SweepProgress(hosts.size(), hosts.size(), Duration.ZERO, false);
        listener.ended(done);
        return new SweepRun() {
            @Override
            public SweepProgress progress() {
                return done;
            }

            @Override
            public void cancel() {}

            @Override
            public void await() {}
        };
    }

    private Round round(FakeMachine machine) {
        PortObservation.State state = machine.open() ? PortObservation.State.OPEN : PortObservation.State.REFUSED;
        List<RemoteDesktopSession> sessions = Collections.nCopies(
                machine.people(),
                new RemoteDesktopSession("1", "alice", State.ACTIVE, Optional.empty(), Optional.empty(), "", ""));
        List<Look> looks = new ArrayList<>();
        looks.add(look(Check.PORT, new PortObservation(3389, state, Duration.ofMillis(1), Duration.ZERO, "")));
        if (!machine.ownName().equals(machine.host().name())) {
            looks.add(look(Check.NLA, calledBy(machine.ownName())));
        }
        if (machine.gone()) {
            looks.add(Look.without(
                    Check.ACCESS, Optional.empty(), new Outcome.Missing(Outcome.Reason.NOT_REACHED, "nothing there")));
        } else {
            looks.add(look(
                    Check.ACCESS,
                    new AccessObservation(
                            "ops", "", List.of(new AccessObservation.Attempt("ssh", 22, Result.GRANTED, "")))));
            looks.add(look(
                    Check.SESSION,
                    new SessionObservation(sessions, Optional.of(true), Optional.empty(), Optional.empty(), Map.of())));
        }
        return new Round(machine.host(), clock.instant(), looks);
    }

    private static NlaObservation calledBy(String name) {
        NtlmIdentity identity =
                new NtlmIdentity(name, "", new DnsNames("", "", ""), "", Optional.empty(), Optional.empty());
        return new NlaObservation(
                new Negotiation.NotAsked(),
                new Negotiation.NotAsked(),
                new Handshake.NotTried(),
                new CredSsp.Challenged(6, identity));
    }

    private static Look look(Check check, Observation seen) {
        Optional<InetAddress> address =
                check == Check.PORT ? Optional.of(InetAddress.ofLiteral("127.0.0.1")) : Optional.empty();
        return new Look(check, address, new Outcome.Seen(seen), Duration.ZERO, List.of(), List.of());
    }

    LogonOutcome enter(Host host, Round seen, Deadline deadline) {
        FakeMachine machine = at(host.name());
        return machine.gone() || machine.isClosed()
                ? new LogonOutcome.NotGranted(Problem.NOT_REACHED, "nothing answers there", List.of())
                : new LogonOutcome.Granted(new Session(machine), List.of());
    }

    private record Session(FakeMachine machine) implements RemoteSession {
        @Override
        public TransportKind transport() {
            return TransportKind.SSH;
        }

        @Override
        public Language language() {
            return Language.SH;
        }

        @Override
        public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException {
            try {
                JsonNode request = JSON.readTree(run.request());
                String output = machine.answer(
                        run.script().name(),
                        request.path("action").asText(),
                        request.path("machine").asText(),
                        deadline);
                return new ScriptResult(0, output, "", false);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void tryOut(Deadline deadline) {}

        @Override
        public void close() {}
    }
}
