package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignRecord.Span;
import dev.rollcall.campaign.Event.Ordered;
import dev.rollcall.host.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A campaign, as its lines tell it one after the other: there is no other account of it. For one thread at a time. */
final class CampaignFold {
    /** It is dear to make, and many campaigns are read at once. */
    private static final EventText TEXTS = new EventText();
    /** Where the first line is gone. */
    private static final Ordered LOST =
            new Ordered(new CampaignOrder("unknown", Map.of(), Care.USUAL, "unknown", OptionalLong.empty()), false);

    private final long number;
    private final Map<HostId, StepFold> steps = new LinkedHashMap<>();
    private Ordered ordered = LOST;
    private Optional<Duration> holds = Optional.empty();
    private CampaignState state = CampaignState.PLANNED;
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();

    CampaignFold(long number) {
        this.number = number;
    }

    /** Empty where there is no such campaign. */
    static Optional<CampaignRecord> read(Journal journal, long number, boolean live, Instant now) {
        List<JournalEntry> entries = journal.of(number);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(of(number, entries).record(live, Chain.intact(entries), now));
    }

    /** Of lines that this version can't read nothing is known but that they are there. */
    static CampaignFold of(long number, List<JournalEntry> entries) {
        CampaignFold fold = new CampaignFold(number);
        for (JournalEntry entry : entries) {
            TEXTS.read(entry).ifPresent(event -> fold.add(entry.at(), entry.host(), event));
        }
        return fold;
    }

    void add(Instant at, Optional<HostId> host, Event event) {
        if (started.isEmpty()) {
            started = Optional.of(at);
        }
        if (host.isPresent()) {
            fold(host.get()).add(at, event);
            return;
        }
        switch (event) {
            case Ordered header -> {
                ordered = header;
                state = CampaignState.RUNNING;
            }
            case Event.Timed(Duration each) -> holds = Optional.of(each);
            case Event.Paused _ -> going(CampaignState.PAUSED);
            case Event.WentOn _ -> going(CampaignState.RUNNING);
            case Event.Resumed _ -> {
                state = CampaignState.RUNNING;
                reason = Optional.empty();
                ended = Optional.empty();
            }
            case Event.Ended end -> {
                state = end.state();
                reason = end.reason();
                ended = Optional.of(at);
            }
            case Event.Planned _,
                    Event.Spared _,
                    Event.Waiting _,
                    Event.Begun _,
                    Event.Applied _,
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
                    Event.Told _ -> {}
        }
    }

    /** What a person said may be written down a moment after the last host ended: that changes nothing any more. */
    private void going(CampaignState next) {
        if (ended.isEmpty()) {
            state = next;
        }
    }

    /** Whoever ran it is gone: what had begun is in doubt. */
    void settle() {
        steps.values().forEach(StepFold::settle);
    }

    CampaignOrder order() {
        return ordered.order();
    }

    private StepFold fold(HostId host) {
        return steps.computeIfAbsent(host, id -> new StepFold(id, new HoldFold(holds)));
    }

    StepRecord step(HostId host, boolean live, Instant now) {
        return fold(host).record(live, now, ordered.undo(), order().reverts().isPresent());
    }

    boolean touched(HostId host) {
        return fold(host).touched();
    }

    /** Whether its host can be told to let the change stay. */
    boolean confirmable(HostId host) {
        return fold(host).confirmable();
    }

    /**
     * @param live whether it is under way in this process
     * @param intact whether the chain of its lines is
     * @param now what has a time of its own may be over by now
     */
    CampaignRecord record(boolean live, boolean intact, Instant now) {
        boolean going = live && ended.isEmpty();
        List<StepFold> inOrder = new ArrayList<>(steps.values());
        inOrder.sort(Comparator.comparingInt(step -> step.wave() == 0 ? Integer.MAX_VALUE : step.wave()));
        List<StepRecord> records = inOrder.stream()
                .map(step -> step.record(
                        going, now, ordered.undo(), order().reverts().isPresent()))
                .toList();
        return new CampaignRecord(
                number,
                order(),
                going ? state : atRest(),
                reason,
                new Span(started.orElse(Instant.EPOCH), ended),
                intact,
                records);
    }

    private CampaignState atRest() {
        return switch (state) {
            case PLANNED, RUNNING, PAUSED -> CampaignState.INTERRUPTED;
            case STOPPED, INTERRUPTED, FINISHED -> state;
        };
    }
}
