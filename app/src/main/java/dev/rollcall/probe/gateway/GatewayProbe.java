package dev.rollcall.probe.gateway;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Named;
import dev.rollcall.observation.GatewayObservation.Visit;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Phase;
import dev.rollcall.observation.TranscriptLine;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.tcp.ConnectionFault;
import dev.rollcall.probe.gateway.GatewayVisit.Target;
import dev.rollcall.probe.tcp.Transcript;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Looks at a Remote Desktop Gateway: its names, its port, the certificate it shows under each name, and what its two ways in
 * answer to a client that has not logged on (C24 of the catalogue). Safe for many threads; made for virtual ones, where an
 * interrupt ends a look at once.
 */
public final class GatewayProbe {
    /** More names than people type for one gateway, and more addresses than one has. */
    private static final int MOST_NAMES = 8;

    private static final int MOST_ADDRESSES = 4;

    private final Names names;
    private final TlsEngines engines;
    private final ChainTrust trust;
    private final InstantSource clock;
    private final CertificateReader certificates = new CertificateReader();

    /** Asks the name servers for a name. */
    @FunctionalInterface
    public interface Names {
        /** As the check of a host's name does. */
        Look look(Host host, ProbeSettings settings, Deadline deadline) throws InterruptedException;
    }

    public GatewayProbe(Names names, TlsEngines engines, ChainTrust trust, InstantSource clock) {
        this.names = names;
        this.engines = engines;
        this.trust = trust;
        this.clock = clock;
    }

    /** One look, of the check of gateways; it is about no address of a host. */
    public Look look(Gateway gateway, ProbeSettings settings, Deadline deadline) throws InterruptedException {
        List<String> typed = gateway.names().stream().limit(MOST_NAMES).toList();
        try {
            List<Look> asked = SideBySide.all(typed.stream()
                    .<Callable<Look>>map(name -> () -> names.look(Host.named(name), settings, deadline))
                    .toList());
            List<Named> named = new ArrayList<>();
            for (int i = 0; i < typed.size(); i++) {
                named.add(AskedName.of(typed.get(i), asked.get(i)));
            }
            List<GatewayVisit> visits = visits(gateway, named, settings, deadline);
            Optional<Outcome> ours = AskedName.ours(asked.getFirst());
            if (ours.isPresent()) {
                return look(ours.get(), asked, List.of());
            }
            return look(outcome(gateway, named, visits), asked, visits);
        } catch (ConnectionFault impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<GatewayVisit> visits(
            Gateway gateway, List<Named> named, ProbeSettings settings, Deadline deadline) {
        Tools tools = new Tools(engines, certificates, trust, clock);
        Transcript words = Transcript.startingNow(System::nanoTime);
        List<GatewayVisit> visits = new ArrayList<>();
        for (Named name : named) {
            // Under another name it may show another certificate; that it is the same machine says nothing of that.
            name.addresses().stream()
                    .limit(visits.isEmpty() ? MOST_ADDRESSES : 1)
                    .map(address -> new Target(name.name(), address, gateway.port(), gateway.names()))
                    .map(target -> new GatewayVisit(target, tools, settings.timeout(), deadline, words.next()))
                    .toList()
                    .forEach(visits::add);
        }
        return visits;
    }

    private static Outcome outcome(Gateway gateway, List<Named> named, List<GatewayVisit> visits)
            throws InterruptedException {
        try {
            List<Visit> seen = SideBySide.all(
                    visits.stream().<Callable<Visit>>map(visit -> visit::run).toList());
            return new Outcome.Seen(new GatewayObservation(gateway, named, seen));
        } catch (ConnectionFault ours) {
            return new Outcome.Missing(
                    ours.kind() == ConnectionFault.Kind.LOCAL_LIMIT
                            ? Outcome.Reason.LOCAL_LIMIT
                            : Outcome.Reason.TIMED_OUT,
                    ours.words());
        }
    }

    /** Side by side they take no longer than one: the phases are those of the first name and the first address. */
    private static Look look(Outcome outcome, List<Look> asked, List<GatewayVisit> visits) {
        List<Phase> phases = new ArrayList<>(asked.getFirst().phases());
        List<TranscriptLine> lines = new ArrayList<>();
        asked.forEach(name -> lines.addAll(name.transcript()));
        visits.forEach(visit -> lines.addAll(visit.words().lines()));
        visits.stream().findFirst().ifPresent(visit -> phases.addAll(visit.words().phases()));
        Duration took = phases.stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
        return new Look(Check.GATEWAY, Optional.empty(), outcome, took, phases, lines);
    }
}
