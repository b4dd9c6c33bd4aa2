package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Identity;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.DnsObservation.ResolverAnswer;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.probe.ProbeSettings;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up fleet, its name servers, its store, and who listens to its sweep. */
final class Fleet implements SweepListener, Rounds {
    static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    final Map<String, Round> judged = new ConcurrentHashMap<>();
    final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    final List<Change> changed = new CopyOnWriteArrayList<>();
    final List<String> twice = new CopyOnWriteArrayList<>();
    final List<SweepProgress> ends = new CopyOnWriteArrayList<>();
    final Map<HostId, Round> kept = new ConcurrentHashMap<>();
    final CountDownLatch never = new CountDownLatch(1);
    final AtomicInteger notKept = new AtomicInteger();
    volatile boolean storeBroken;
    volatile int keptAtTheEnd;
    volatile String thumbprint = "";
    volatile Optional<Reply> nameServersSay = Optional.empty();
    volatile String address = "10.0.0.1";
    volatile boolean probesBroken;
    volatile InsideLooks inside = InsideLooks.none();
    volatile GatewayLook gateways = GatewayLook.none();
    final List<Change> history = new CopyOnWriteArrayList<>();
    volatile PortObservation.State state = PortObservation.State.OPEN;

    FleetSweeper sweeper(Judging judging) {
        SweepParts parts = new SweepParts(
                this::name, (_, _) -> this::address, gateways, inside, judging, this, Clock.fixed(NOW, ZoneOffset.UTC));
        return new FleetSweeper(parts);
    }

    SweepRun sweep(List<Host> hosts, SweepPlan plan) {
        return sweeper(Fleet::judge).start(hosts, plan, this);
    }

    private Look name(Host host, ProbeSettings settings, Deadline deadline) {
        List<InetAddress> addresses = host.name().startsWith("missing")
                ? List.of()
                : host.name().startsWith("two")
                        ? List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("10.0.0.2"))
                        : List.of(
                                host.name().startsWith("hung")
                                        ? ownAddress(host.name())
                                        : InetAddress.ofLiteral(address));
        Reply reply = nameServersSay.orElse(addresses.isEmpty() ? Reply.NO_SUCH_NAME : Reply.ADDRESSES);
        if (reply != Reply.ADDRESSES) {
            addresses = List.of();
        }
        ResolverAnswer answer =
                new ResolverAnswer("10.0.0.53:53", reply, addresses, List.of("alias.test"), Duration.ZERO);
        return Look.without(
                Check.DNS,
                Optional.empty(),
                new Outcome.Seen(new DnsObservation(host.name(), List.of(answer), List.of())));
    }

    private List<Look> address(
            Host host,
            InetAddress address,
            List<String> names,
            Set<Check> wanted,
            ProbeSettings settings,
            Deadline deadline)
            throws InterruptedException {
        if (host.name().startsWith("hung")) {
            never.await();
        }
        if (probesBroken || host.name().startsWith("defect")) {
            throw new IllegalStateException("broken probe");
        }
        PortObservation port =
                new PortObservation(host.port(), state, Duration.ofMillis(1), Duration.ofMillis(1), names.toString());
        Outcome none = new Outcome.Missing(Outcome.Reason.NOT_REACHED, "made up");
        return List.of(
                Look.without(Check.PORT, Optional.of(address), new Outcome.Seen(port)),
                Look.without(Check.NLA, Optional.of(address), none),
                Look.without(Check.CERTIFICATE, Optional.of(address), thumbprint.isEmpty() ? none : certificate()));
    }

    private Outcome certificate() {
        Certificate certificate = new Certificate(
                new Identity("CN=host", "CN=host", "01", List.of()),
                NOW,
                NOW,
                new Thumbprints("", thumbprint),
                new Algorithms("RSA", 2048, "SHA256withRSA"),
                true);
        return new Outcome.Seen(new Presented(List.of(certificate), List.of(), "TLSv1.3", "TLS_AES_128_GCM_SHA256"));
    }

    /** The code is what the first look of a check came to. */
    static Verdict judge(Round round, Instant now) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        for (Check check : SweepPlan.OUTSIDE) {
            if (round.of(check).isEmpty()) {
                continue;
            }
            Outcome outcome = round.of(check).getFirst().outcome();
            String code = outcome instanceof Outcome.Seen(PortObservation port)
                    ? port.state().name()
                    : word(outcome);
            if (outcome instanceof Outcome.Seen(DnsObservation dns)) {
                code = dns.answers().getFirst().reply().name();
            }
            Status status = outcome instanceof Outcome.Skipped ? Status.SKIPPED : status(outcome, code);
            findings.put(check, new Finding(check, status, code, code, Duration.ZERO, List.of(code), Map.of()));
        }
        return new Verdict(round.host(), Optional.empty(), findings, round.at());
    }

    private static Status status(Outcome outcome, String code) {
        return outcome instanceof Outcome.Seen && !code.equals(Reply.TIMED_OUT.name()) ? Status.OK : Status.UNKNOWN;
    }

    static String word(Outcome outcome) {
        return outcome instanceof Outcome.Missing missing
                ? missing.reason().name()
                : outcome.getClass().getSimpleName();
    }

    @Override
    public void judged(Round round, Verdict verdict, List<Change> changes) {
        if (judged.put(round.host().label(), round) != null) {
            twice.add(round.host().label());
        }
        verdicts.put(round.host().label(), verdict);
        changed.addAll(changes);
    }

    @Override
    public void notKept(int hosts, RuntimeException problem) {
        notKept.addAndGet(hosts);
    }

    @Override
    public void ended(SweepProgress progress) {
        keptAtTheEnd = kept.size();
        ends.add(progress);
    }

    @Override
    public void keep(Collection<Round> rounds, Collection<Change> changes) {
        if (storeBroken) {
            throw new IllegalStateException("disk full");
        }
        rounds.forEach(round -> kept.put(round.host().id(), round));
        history.addAll(changes);
    }

    @Override
    public Optional<Round> newest(HostId host) {
        return Optional.ofNullable(kept.get(host));
    }

    @Override
    public Map<HostId, Round> newest() {
        return Map.copyOf(kept);
    }

    @Override
    public List<Change> changes(HostId host, int limit) {
        return history.reversed().stream()
                .filter(change -> change.host().equals(host))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<HostId, Instant> lastChanged() {
        return Map.of();
    }

    /** Hung hosts hold their listener, so each has one of its own. */
    private static InetAddress ownAddress(String name) {
        int hash = name.hashCode() & 0xffff;
        return InetAddress.ofLiteral("10.1." + (hash >> 8) + "." + (hash & 0xff));
    }
}
