package dev.rollcall.campaign;

import java.util.Map;
import java.util.Optional;

/** What the journal calls its events. Names are for good: old journals have them. */
final class EventKinds {
    private static final Map<String, Class<? extends Event>> KINDS = Map.ofEntries(
            Map.entry("ordered", Event.Ordered.class),
            Map.entry("planned", Event.Planned.class),
            Map.entry("left-out", Event.Spared.class),
            Map.entry("waiting", Event.Waiting.class),
            Map.entry("begun", Event.Begun.class),
            Map.entry("applied", Event.Applied.class),
            Map.entry("verified", Event.Verified.class),
            Map.entry("pending", Event.Pending.class),
            Map.entry("failed", Event.Failed.class),
            Map.entry("in-doubt", Event.Doubted.class),
            Map.entry("undone", Event.Undone.class),
            Map.entry("timed", Event.Timed.class),
            Map.entry("keeping", Event.Keeping.class),
            Map.entry("confirmed", Event.Confirmed.class),
            Map.entry("not-confirmed", Event.NotConfirmed.class),
            Map.entry("restored", Event.Restored.class),
            Map.entry("telling", Event.Telling.class),
            Map.entry("told", Event.Told.class),
            Map.entry("paused", Event.Paused.class),
            Map.entry("went-on", Event.WentOn.class),
            Map.entry("resumed", Event.Resumed.class),
            Map.entry("ended", Event.Ended.class));

    private EventKinds() {}

    static Optional<Class<? extends Event>> of(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    static String nameOf(Class<? extends Event> kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
