package dev.rollcall.campaign;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.Jump;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.sweep.SweepPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Campaigns over a fake fleet, with times short enough for a test. */
final class CampaignDesk {
    static final Timings QUICK = new Timings(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(60),
            Duration.ofMillis(60),
            Duration.ofMillis(10),
            Duration.ofMillis(10));

    final Clock clock;
    final FakeFleet fleet;
    final Campaigns campaigns;
    private final Journal journal;
    private final RoundText rounds;
    private final Fixes fixes;

    CampaignDesk(Clock clock, Journal journal) {
        this(
                clock,
                journal,
                List.of(Mending.HARMLESS, Mending.BRIEF, Mending.RESTART, Mending.BREAK, Mending.TIMED, Mending.BLIND));
    }

    CampaignDesk(Clock clock, Journal journal, List<? extends Fix> fixes) {
        this.clock = clock;
        this.journal = journal;
        this.fixes = new Fixes(fixes);
        rounds = new MemoryRounds();
        fleet = new FakeFleet(clock);
        campaigns = restarted();
    }

    CampaignDesk(Clock clock, Journal journal, RoundText rounds, Timings timings, Duration look) {
        this.clock = clock;
        this.journal = journal;
        this.rounds = rounds;
        fixes = new Fixes(List.of(Mending.HARMLESS));
        fleet = new FakeFleet(clock);
        campaigns = campaigns(timings, look);
    }

    /** As after a restart of the program: of the runs before nothing is known. */
    Campaigns restarted() {
        return campaigns(QUICK, SweepPlan.DEFAULT.deadline());
    }

    private Campaigns campaigns(Timings timings, Duration look) {
        SweepPlan plan = new SweepPlan(SweepPlan.ALL, SweepPlan.DEFAULT.probing(), 10, look);
        return new FleetCampaigns(new CampaignParts(
                new CampaignParts.Looking(fleet, plan, new Judge(Policy.DEFAULT)::judge),
                new CampaignParts.Acting(fixes, fleet::enter),
                new CampaignParts.Books(journal, rounds, new OneHost()),
                new Pace(clock, System::nanoTime, Pace.real(clock).pauses(), timings)));
    }

    /** Machines that are broken, named {@code m01} and so on. */
    void broken(int count) {
        for (int number = 1; number <= count; number++) {
            fleet.add(Host.named("m%02d".formatted(number)), Way.GOOD);
        }
    }

    static CampaignOrder order(Mending fix, Care care) {
        return new CampaignOrder(fix.name(), Map.of(), care, "ops@desk", OptionalLong.empty());
    }

    static Care care(String waves, double gate, Care.InUse inUse) throws Exception {
        return new Care(Waves.parse(waves), new Gate(gate), inUse, Duration.ofMillis(200), "", 8);
    }

    CampaignRecord run(Mending fix, Care care) throws Exception {
        CampaignListener deaf = new CampaignListener() {};
        return campaigns
                .start(campaigns.plan(order(fix, care), fleet.hosts(), deaf), deaf)
                .await();
    }

    private static final class MemoryRounds implements RoundText {
        private final Map<String, Round> kept = new ConcurrentHashMap<>();

        @Override
        public String write(Round round) {
            String key = round.host().id() + " " + kept.size();
            kept.put(key, round);
            return key;
        }

        @Override
        public Optional<Round> read(String text) {
            return Optional.ofNullable(kept.get(text));
        }
    }

    private static final class OneHost implements Hosts {
        @Override
        public List<Host> all() {
            return List.of(Host.named("behind")
                    .withAccess(new Access(List.of(), Optional.of(new Jump("hop", OptionalInt.empty()))))
                    .withGateway(Optional.of(new Gateway("outside.example.net", 443, List.of("gw")))));
        }

        @Override
        public List<Host> put(Collection<Host> hosts) {
            return List.copyOf(hosts);
        }

        @Override
        public void remove(Collection<HostId> ids) {}
    }
}
