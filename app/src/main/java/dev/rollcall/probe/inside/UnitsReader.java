package dev.rollcall.probe.inside;

import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Event;
import dev.rollcall.observation.ServiceObservation.Machine;
import dev.rollcall.observation.ServiceObservation.Start;
import dev.rollcall.observation.ServiceObservation.State;
import dev.rollcall.observation.ServiceObservation.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services, machine and events of a script's document. */
record UnitsReader(Fields document, Map<String, String> missing) {
    private static final int MOST_UNITS = 30;
    private static final int MOST_EVENTS = 100;

    /** @param now ours, when the script looked at its clock */
    ServiceObservation observation(Instant now) {
        return new ServiceObservation(
                document.text("server"),
                document.list("services", MOST_UNITS).stream()
                        .map(UnitsReader::unit)
                        .toList(),
                machine(now),
                events(),
                new EnvironmentReader(document).environment(),
                missing);
    }

    private static Unit unit(Fields seen) {
        State state = switch (seen.text("state")) {
            case "running" -> State.RUNNING;
            case "starting" -> State.STARTING;
            case "stopping" -> State.STOPPING;
            case "stopped" -> State.STOPPED;
            case "failed" -> State.FAILED;
            default -> State.UNKNOWN;
        };
        Start start = switch (seen.text("start")) {
            case "automatic" -> Start.AUTOMATIC;
            case "on-demand" -> Start.ON_DEMAND;
            case "manual" -> Start.MANUAL;
            case "disabled" -> Start.DISABLED;
            default -> Start.UNKNOWN;
        };
        return new Unit(
                seen.text("name"),
                state,
                start,
                seen.truth("needed").orElse(false),
                seen.truth("frozen").orElse(false),
                exit(seen));
    }

    /** Windows counts its codes without a sign, and some of them have all 32 bits. */
    private static Optional<Integer> exit(Fields seen) {
        return seen.large("exit")
                .filter(code -> code >= Integer.MIN_VALUE && code <= 0xFFFF_FFFFL)
                .map(Long::intValue);
    }

    private Machine machine(Instant now) {
        Fields seen = document.object("machine");
        Optional<Duration> ahead = seen.time("time").map(theirs -> Duration.between(now, theirs));
        return new Machine(
                seen.text("name"),
                ahead.map(skew -> Duration.ofSeconds(skew.toSeconds())),
                seen.time("started"),
                seen.large("disk_free"),
                seen.truth("pending_reboot"),
                seen.truth("secure_channel"),
                seen.number("licensing_grace_days"));
    }

    private List<Event> events() {
        return document.list("events", MOST_EVENTS).stream()
                .flatMap(seen -> event(seen).stream())
                .toList();
    }

    private static Optional<Event> event(Fields seen) {
        Optional<Integer> id = seen.number("id");
        Optional<Instant> at = seen.time("at");
        return id.isEmpty() || at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Event(
                        seen.text("log"),
                        seen.text("provider"),
                        id.get(),
                        seen.number("count").orElse(1),
                        at.get()));
    }
}
