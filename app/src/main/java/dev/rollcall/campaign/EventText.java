package dev.rollcall.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events as JSON documents, each with who wanted it, and back. Safe for use from any thread. */
final class EventText {
    private static final int MOST_CHANGES = 100;
    private static final int MOST_LOG = 200;

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(LeftOut.class, Keyed.class)
            .addMixIn(FixReport.State.class, Keyed.class)
            .addMixIn(CampaignState.class, Keyed.class)
            .build();

    /** What a host made too long is cut: a line of the journal is bounded, whatever a host says. */
    String write(Event event, String by) {
        ObjectNode document = mapper.createObjectNode();
        document.put("by", by);
        document.setAll((ObjectNode) mapper.valueToTree(bounded(event)));
        return document.toString();
    }

    /** Empty for one that this version doesn't know, or that is damaged. */
    Optional<Event> read(JournalEntry entry) {
        Optional<Class<? extends Event>> kind = EventKinds.of(entry.kind());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readValue(entry.document(), kind.get()));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** Who wanted it; empty text where that can't be read. */
    String by(JournalEntry entry) {
        try {
            return mapper.readTree(entry.document()).path("by").asText("");
        } catch (JsonProcessingException _) {
            return "";
        }
    }

    private static Event bounded(Event event) {
        return switch (event) {
            case Event.Planned planned ->
                new Event.Planned(
                        planned.host(),
                        planned.wave(),
                        planned.machine(),
                        planned.image(),
                        changes(planned.changes()),
                        planned.words());
            case Event.Spared spared ->
                new Event.Spared(spared.host(), spared.reason(), spared.words(), changes(spared.changes()));
            case Event.Begun begun ->
                new Event.Begun(begun.machine(), begun.image(), changes(begun.changes()), begun.before());
            case Event.Applied(FixReport report) ->
                new Event.Applied(new FixReport(
                        report.state(),
                        report.because(),
                        changes(report.changes()),
                        report.image(),
                        report.machine(),
                        report.computer(),
                        log(report.log())));
            case Event.Told told -> new Event.Told(told.shown(), told.words(), log(told.to()));
            case Event.Ordered _,
                    Event.Timed _,
                    Event.Waiting _,
                    Event.Verified _,
                    Event.Pending _,
                    Event.Failed _,
                    Event.Doubted _,
                    Event.Undone _,
                    Event.Keeping _,
                    Event.Confirmed _,
                    Event.NotConfirmed _,
                    Event.Restored _,
                    Event.Telling _,
                    Event.Paused _,
                    Event.WentOn _,
                    Event.Resumed _,
                    Event.Ended _ -> event;
        };
    }

    private static List<Change> changes(List<Change> changes) {
        if (changes.size() <= MOST_CHANGES) {
            return changes;
        }
        List<Change> cut = new ArrayList<>(changes.subList(0, MOST_CHANGES));
        cut.add(new Change((changes.size() - MOST_CHANGES) + " more", "", ""));
        return cut;
    }

    private static List<String> log(List<String> lines) {
        if (lines.size() <= MOST_LOG) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, MOST_LOG));
        cut.add("… and " + (lines.size() - MOST_LOG) + " more lines");
        return cut;
    }

    /** Enumerations are written by their promised keys. */
    private interface Keyed {
        @JsonValue
        String key();
    }
}
