package dev.rollcall.diagnosis;

import dev.rollcall.host.Host;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Attempt;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateInside.Stored;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.FirewallObservation.Effect;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PolicyObservation.Logons;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Event;
import dev.rollcall.observation.ServiceObservation.Machine;
import dev.rollcall.observation.ServiceObservation.Start;
import dev.rollcall.observation.ServiceObservation.State;
import dev.rollcall.observation.ServiceObservation.Unit;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.policy.RoundFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is seen from inside: {@code ways=timed_out,granted}, {@code listen=own} (or {@code none}, a port, another owner),
 * {@code service=frozen}, {@code event=Schannel/36870/4}, {@code session=stuck}, {@code firewall=blocked}, {@code policy=draining},
 * {@code set=FIPS:1}, {@code key=unreadable}, {@code bound=missing}, {@code layer=rdp}.
 */
record InsideText(SightText text, Host host) {
    List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        text.value("ways").ifPresent(ways -> looks.add(RoundFixture.look(Check.ACCESS, access(ways))));
        text.value("listen").ifPresent(owner -> looks.add(RoundFixture.look(Check.PORT, listener(owner))));
        if (text.has("layer") || text.has("level")) {
            looks.add(RoundFixture.look(Check.NLA, security()));
        }
        if (text.has("key") || text.has("bound")) {
            looks.add(RoundFixture.look(Check.CERTIFICATE, certificate()));
        }
        if (Stream.of("service", "event", "clock", "channel", "grace", "reboot", "software", "client").anyMatch(text::has)) {
            looks.add(RoundFixture.look(Check.SERVICE, service()));
        }
        text.value("session").ifPresent(session -> looks.add(RoundFixture.look(Check.SESSION, sessions(session))));
        text.value("firewall").ifPresent(effect -> looks.add(RoundFixture.look(Check.FIREWALL, firewall(effect))));
        if (text.has("policy") || text.has("set")) {
            looks.add(RoundFixture.look(Check.POLICY, policy()));
        }
        return looks;
    }

    private static AccessObservation access(String ways) {
        List<Attempt> tried = new ArrayList<>();
        for (String way : ways.split(",")) {
            tried.add(new Attempt("ssh", 22 + tried.size(), Result.valueOf(way.toUpperCase(Locale.ROOT)), ""));
        }
        return new AccessObservation("ops", "", tried);
    }

    private static ListenerInside listener(String owner) {
        boolean moved = owner.matches("\\d+");
        boolean own = owner.equals("own") || moved;
        boolean listens = !owner.equals("none");
        return new ListenerInside(
                Optional.of(moved ? Integer.parseInt(owner) : 3389),
                Optional.of(listens),
                own || !listens ? "" : owner,
                listens ? Optional.of(own) : Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private NlaInside security() {
        Map<String, String> setBy = text.has("layer-by")
                ? Map.of("security_layer", text.value("layer-by").get())
                : Map.of();
        return new NlaInside(
                Optional.empty(),
                text.value("layer").orElse(""),
                text.value("level").orElse(""),
                setBy,
                Map.of());
    }

    private CertificateInside certificate() {
        String kind = text.value("bound").orElse("");
        Stored stored = new Stored(
                "My",
                kind.equals("missing") ? "dd44" : "aa11",
                "",
                "CN=x",
                Optional.empty(),
                Optional.empty(),
                Optional.of(!kind.equals("keyless")));
        return new CertificateInside(
                "aa11",
                kind.equals("policy") ? "policy" : "custom",
                List.of(stored),
                new CertificateInside.PrivateKey(
                        text.value("key").map("readable"::equals),
                        "key.pem",
                        text.is("key", "unreadable") ? "denied" : ""),
                Map.of());
    }

    private ServiceObservation service() {
        String kind = text.value("service").orElse("running");
        State state = switch (kind) {
            case "frozen", "running" -> State.RUNNING;
            case "disabled" -> State.STOPPED;
            default -> kind.equals("none") ? State.UNKNOWN : State.valueOf(kind.toUpperCase(Locale.ROOT));
        };
        Start start = kind.equals("disabled") ? Start.DISABLED : Start.AUTOMATIC;
        Unit unit = new Unit("TermService", state, start, true, kind.equals("frozen"), Optional.empty());
        Machine machine = new Machine(
                "",
                text.value("clock").map(minutes -> Duration.ofMinutes(Long.parseLong(minutes))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text.has("reboot")),
                text.value("channel").map("intact"::equals),
                text.value("grace").map(Integer::parseInt));
        return new ServiceObservation(
                text.is("service", "none") ? "" : text.value("server").orElse("TermService"),
                text.is("service", "none") ? List.of() : List.of(unit),
                machine,
                text.values("event").stream().map(InsideText::event).toList(),
                environment(),
                Map.of());
    }

    /** {@code software=rustdesk:remote_control}, {@code client=10.0.0.7/refused/broken/granted}, {@code udp=blocked}. */
    private Optional<Environment> environment() {
        return Optional.of(new Environment(
                Optional.empty(),
                Optional.empty(),
                text.values("software").stream().map(InsideText::software).toList(),
                text.values("client").stream().map(InsideText::client).toList(),
                text.value("udp").map(udp -> !udp.equals("off")),
                text.value("udp").map(udp -> !udp.equals("blocked")),
                List.of()));
    }

    private static Environment.Software software(String words) {
        String[] parts = words.split(":");
        return new Environment.Software(
                parts[0], Environment.SoftwareKind.valueOf(parts[1].toUpperCase(Locale.ROOT)), "C:\\" + parts[0]);
    }

    private static Environment.Client client(String words) {
        String[] parts = words.split("/");
        return new Environment.Client(
                parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    /** {@code Schannel/36870/4}, with the minutes since then after it; an underscore stands for a space. */
    private static Event event(String words) {
        String[] parts = words.replace('_', ' ').split("/");
        Duration ago = Duration.ofMinutes(parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
        return new Event(
                "System",
                parts[0],
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                RoundFixture.NOW.minus(ago));
    }

    private static SessionObservation sessions(String kind) {
        SessionObservation.State state = switch (kind) {
            case "stuck" -> SessionObservation.State.FROZEN;
            case "left", "away" -> SessionObservation.State.DISCONNECTED;
            default -> SessionObservation.State.ACTIVE;
        };
        RemoteDesktopSession one = new RemoteDesktopSession(
                "2",
                "alice",
                state,
                Optional.empty(),
                Optional.of(RoundFixture.NOW.minus(Duration.ofHours(kind.equals("left") ? 50 : 2))),
                "",
                "");
        return new SessionObservation(
                kind.equals("down") ? List.of() : List.of(one),
                Optional.of(!kind.equals("down")),
                Optional.of(2),
                Optional.of(kind.equals("full") ? 2 : 1),
                Map.of());
    }

    private static FirewallObservation firewall(String effect) {
        List<String> sources = effect.startsWith("from:") ? List.of(effect.substring(5)) : List.of();
        return new FirewallObservation(
                3389,
                effect.equals("blocked") ? Effect.BLOCKED : effect.equals("unknown") ? Effect.UNKNOWN : Effect.ALLOWED,
                "windows",
                "",
                "",
                sources,
                Map.of());
    }

    private PolicyObservation policy() {
        String kind = text.value("policy").orElse("enabled");
        boolean enabled = !kind.equals("disabled") && !kind.startsWith("forbidden");
        Logons logons =
                kind.equals("draining") ? Logons.DRAINING : kind.equals("nologon") ? Logons.DISABLED : Logons.ENABLED;
        Map<String, String> settings = new HashMap<>();
        text.values("set")
                .forEach(each -> settings.put(each.split(":", 2)[0].replace('_', ' '), each.split(":", 2)[1]));
        return new PolicyObservation(
                Optional.of(enabled),
                Optional.of(enabled || kind.equals("forbidden")),
                kind.startsWith("forbidden") ? Optional.of(false) : Optional.empty(),
                logons,
                settings,
                Map.of());
    }
}
