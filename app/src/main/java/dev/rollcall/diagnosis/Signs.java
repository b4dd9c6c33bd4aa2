package dev.rollcall.diagnosis;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Event;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was seen of one host, taken apart once for all causes to ask. */
public final class Signs {
    private static final Set<Result> SILENCE = EnumSet.of(Result.NOT_REACHED, Result.TIMED_OUT);

    private static final Pattern LINUX = Pattern.compile(
            "linux|debian|ubuntu|red ?hat|rhel|centos|fedora|suse|rocky|alma", Pattern.CASE_INSENSITIVE);

    private final Sight sight;
    private final List<At<PortObservation>> ports = new ArrayList<>(1);
    private final List<At<NlaObservation>> nla = new ArrayList<>(1);
    private final List<At<CertificateObservation>> certificates = new ArrayList<>(1);
    private final Map<Class<?>, Observation> once = new HashMap<>();
    private final Handshaken security;
    private final Life life;

    public Signs(Sight sight) {
        this.sight = sight;
        for (Look look : sight.round().looks()) {
            if (look.outcome() instanceof Outcome.Seen(Observation seen)) {
                sort(look.address(), seen);
            }
        }
        life = Life.of(ports.stream().map(At::seen).toList());
        security = new Handshaken(nla.stream().map(At::seen).toList());
    }

    private void sort(Optional<InetAddress> address, Observation seen) {
        switch (seen) {
            case PortObservation port -> {
                if (!noWayFromHere(port)) {
                    ports.add(new At<>(address, port));
                }
            }
            case NlaObservation negotiated -> nla.add(new At<>(address, negotiated));
            case CertificateObservation certificate -> certificates.add(new At<>(address, certificate));
            case DnsObservation _, AccessObservation _, LinkObservation _, GatewayObservation _, InsideObservation _ ->
                once.putIfAbsent(seen.getClass(), seen);
        }
    }

    /** What was seen at one address; of a host that goes by its address, there may be none. */
    record At<T>(Optional<InetAddress> address, T seen) {}

    Host host() {
        return sight.verdict().host();
    }

    boolean has(Check check, String... codes) {
        Optional<Finding> finding = sight.verdict().finding(check);
        return finding.isPresent() && !Collections.disjoint(finding.get().codes(), Arrays.asList(codes));
    }

    /** The same, of what was seen in this round, not of what was kept from an earlier one. */
    boolean hasNow(Check check, String... codes) {
        return has(check, codes)
                && sight.verdict()
                        .finding(check)
                        .flatMap(finding -> finding.text("seen_at"))
                        .isEmpty();
    }

    /** As evidence has it: {@code port: 3389 refused}. */
    String said(Check check) {
        return check.key() + ": " + sight.summary(check);
    }

    private <T extends Observation> Optional<T> first(Class<T> kind) {
        return Optional.ofNullable(kind.cast(once.get(kind)));
    }

    Optional<DnsObservation> dns() {
        return first(DnsObservation.class);
    }

    /** The gateway in front of the host. */
    Optional<GatewayObservation> gateway() {
        return first(GatewayObservation.class);
    }

    /** Those that were tried; not those that there is no way to from here. */
    List<At<PortObservation>> ports() {
        return ports;
    }

    boolean anyPort(State... states) {
        return ports.stream()
                .anyMatch(port -> Arrays.asList(states).contains(port.seen().state()));
    }

    /** Whether every address that was tried answered so; false where none was tried. */
    boolean everyPort(State... states) {
        return !ports.isEmpty()
                && ports.stream()
                        .allMatch(port ->
                                Arrays.asList(states).contains(port.seen().state()));
    }

    /** Whether no address takes Remote Desktop connections, and one at least answered so. */
    boolean shut(State... states) {
        return !anyPort(State.OPEN) && anyPort(states);
    }

    /** Whether the host itself says that something listens where Remote Desktop is to listen; empty where that is not known. */
    Optional<Boolean> listens() {
        return listener().flatMap(ListenerInside::listening);
    }

    /** Whether it is we who have no way there, for lack of IPv6: that says nothing of the host. */
    static boolean noWayFromHere(PortObservation seen) {
        return seen.noWayFromHere();
    }

    List<At<NlaObservation>> nla() {
        return nla;
    }

    List<At<CertificateObservation>> certificates() {
        return certificates;
    }

    /** How security was negotiated, at all addresses. */
    Handshaken security() {
        return security;
    }

    Optional<ListenerInside> listener() {
        return first(ListenerInside.class);
    }

    Optional<NlaInside> nlaInside() {
        return first(NlaInside.class);
    }

    Optional<CertificateInside> certificateInside() {
        return first(CertificateInside.class);
    }

    Optional<ServiceObservation> service() {
        return first(ServiceObservation.class);
    }

    /** What is around Remote Desktop there; empty where it was not seen. */
    Optional<Environment> environment() {
        return service().flatMap(ServiceObservation::environment);
    }

    Optional<SessionObservation> sessions() {
        return first(SessionObservation.class);
    }

    Optional<FirewallObservation> firewall() {
        return first(FirewallObservation.class);
    }

    Optional<PolicyObservation> policy() {
        return first(PolicyObservation.class);
    }

    /** A setting as the host has it; empty where it has none or it was not seen. */
    Optional<String> setting(String name) {
        return policy().map(seen -> seen.settings().get(name));
    }

    /** Whether the listener that was asked for is the RDP server's, as the host itself sees it; empty where that is not known. */
    Optional<Boolean> served() {
        return listener().flatMap(ListenerInside::ownedByServer);
    }

    /** Whether something other than the asked port answered at the host, so that it is known to be up. */
    boolean managed() {
        return attempts().stream().anyMatch(attempt -> !SILENCE.contains(attempt.result()));
    }

    /** What the management ports told, where the listener's own was silent. */
    Life life() {
        return life;
    }

    /** Whether the machine is known to be up, though its port is silent. */
    boolean up() {
        return life.shown() || managed();
    }

    /** How that is known: {@code 5985 and 445 answer: the host is up}. */
    List<String> upWords() {
        List<String> words = new ArrayList<>();
        if (life.shown()) {
            words.add(life.words());
        }
        if (managed()) {
            words.add("the host is up: " + said(Check.ACCESS));
        }
        return words;
    }

    /** The link as it was counted in this round, at the address that lost most; not what was kept from an earlier one. */
    Optional<LinkObservation> counted() {
        return sight.round().of(Check.LINK).stream()
                .filter(look -> look.at().isEmpty())
                .flatMap(look ->
                        look.outcome() instanceof Outcome.Seen(LinkObservation link) ? Stream.of(link) : Stream.empty())
                .max(Comparator.comparingInt(LinkObservation::lost));
    }

    /** Whether any check failed. */
    boolean fails() {
        return sight.verdict().status() == Status.FAIL;
    }

    /** The ways to log on that were tried from here and met silence; none where any was answered. */
    List<AccessObservation.Attempt> silentWays() {
        return managed() ? List.of() : attempts();
    }

    /** Those made just now and from here: what a jump host reaches says nothing of our own way. */
    private List<AccessObservation.Attempt> attempts() {
        for (Look look : sight.round().of(Check.ACCESS)) {
            if (look.at().isEmpty()
                    && look.outcome() instanceof Outcome.Seen(AccessObservation access)
                    && access.through().isEmpty()) {
                return access.tried();
            }
        }
        return List.of();
    }

    /** False where it is known to be another system: some causes mean nothing there. */
    boolean maybeWindows() {
        return service()
                .map(ServiceObservation::server)
                .filter(server -> !server.isEmpty())
                .map("TermService"::equals)
                .orElseGet(
                        () -> !LINUX.matcher(host().labels().operatingSystem()).find());
    }

    /** Events of these ids, by providers whose name has this in it; of any case. */
    List<Event> events(String provider, Integer... ids) {
        List<Event> all = service().map(ServiceObservation::events).orElse(List.of());
        if (all.isEmpty()) {
            return all;
        }
        String wanted = provider.toLowerCase(Locale.ROOT);
        List<Integer> numbers = Arrays.asList(ids);
        return all.stream()
                .filter(event -> numbers.isEmpty() || numbers.contains(event.id()))
                .filter(event -> event.provider().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** Such events as evidence; empty where there are none: {@code event 36870 (Schannel), 4 times}. */
    Optional<String> eventWords(String provider, Integer... ids) {
        return events(provider, ids).stream().findFirst().map(Signs::words);
    }

    static String words(Event event) {
        String times = event.count() == 1 ? "once" : event.count() + " times";
        // A log of Linux has no ids: there, what happened stands in the provider's place.
        return event.provider().contains(": ")
                ? "log: " + event.provider() + ", " + times
                : "event " + event.id() + " (" + event.provider() + "), " + times;
    }
}
