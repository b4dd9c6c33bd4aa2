package dev.rollcall.policy;

import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Event;
import dev.rollcall.observation.ServiceObservation.Machine;
import dev.rollcall.observation.ServiceObservation.Unit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The facts of services and of the machine, under the names of the JSON form. */
final class ServiceFacts {
    private ServiceFacts() {}

    static Map<String, Object> of(ServiceObservation seen) {
        Machine machine = seen.machine();
        Facts facts = new Facts()
                .putText("server", seen.server())
                .put("services", seen.units().stream().map(ServiceFacts::unit).toList())
                .putText("system", machine.system())
                .putKnown("started", machine.started().map(Object::toString))
                .putKnown("clock_skew_s", machine.clockAhead().map(Duration::toSeconds))
                .putKnown("disk_free_bytes", machine.diskFree())
                .putKnown("pending_reboot", machine.pendingReboot())
                .putKnown("secure_channel", machine.secureChannel())
                .putKnown("licensing_grace_days", machine.licensingDays())
                .putSome(
                        "events",
                        seen.events().stream().map(ServiceFacts::event).toList())
                .putMap("missing", seen.missing());
        seen.environment().ifPresent(environment -> EnvironmentFacts.add(facts, environment));
        return facts.all();
    }

    private static Map<String, Object> unit(Unit unit) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", unit.name());
        facts.put("state", key(unit.state()));
        facts.put("start", key(unit.start()));
        facts.put("needed", unit.needed());
        facts.put("frozen", unit.frozen());
        unit.exitCode().ifPresent(code -> facts.put("exit_code", code));
        return facts;
    }

    private static Map<String, Object> event(Event event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("log", event.log());
        facts.put("provider", event.provider());
        facts.put("id", event.id());
        facts.put("count", event.count());
        facts.put("at", event.at().toString());
        return facts;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
