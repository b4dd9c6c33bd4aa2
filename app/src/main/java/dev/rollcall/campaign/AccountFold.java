package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.CampaignAccount.Writing;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an account out of a campaign's lines, one after the other. For one thread at a time. */
final class AccountFold {
    private final EventText texts = new EventText();
    private final Function<String, Optional<Sight>> sights;
    private final Map<HostId, Part> parts = new HashMap<>();
    private final List<Moment> moments = new ArrayList<>();

    /** @param sights reads what was seen of a host; empty where this version can't */
    AccountFold(Function<String, Optional<Sight>> sights) {
        this.sights = sights;
    }

    CampaignAccount of(CampaignRecord campaign, List<JournalEntry> entries, Optional<FixSheet> sheet) {
        Optional<Instant> last = Optional.empty();
        boolean goesOn = false;
        for (JournalEntry entry : entries) {
            Optional<Event> event = texts.read(entry);
            if (goesOn && event.isPresent() && event.get() instanceof Event.Resumed) {
                last.ifPresent(at -> moments.add(new Moment(at, interrupted())));
            }
            goesOn = goesOn(event, goesOn);
            last = Optional.of(entry.at());
            if (event.isEmpty()) {
                moments.add(new Moment(entry.at(), "a line that this version can't read: " + entry.kind()));
            } else if (entry.host().isPresent()) {
                parts.computeIfAbsent(entry.host().get(), _ -> new Part()).add(entry.at(), event.get());
            } else {
                words(event.get(), texts.by(entry)).ifPresent(words -> moments.add(new Moment(entry.at(), words)));
            }
        }
        List<HostAccount> hosts = campaign.steps().stream()
                .map(step ->
                        parts.getOrDefault(step.subject().host(), new Part()).account(step))
                .toList();
        String hash = entries.isEmpty() ? "" : entries.getLast().hash();
        return new CampaignAccount(campaign, sheet, hosts, moments, new Writing(entries.size(), hash));
    }

    private static boolean goesOn(Optional<Event> event, boolean before) {
        if (event.isPresent() && event.get() instanceof Event.Ended) {
            return false;
        }
        return before
                || event.filter(one -> one instanceof Event.Ordered || one instanceof Event.Resumed)
                        .isPresent();
    }

    /** Nobody writes down that the program died: what follows its last line tells. */
    private String interrupted() {
        long doubtful = parts.values().stream().filter(part -> part.open).count();
        return "interrupted: this is the last that was written before the program ended without a word; hosts that were"
                + " begun, and in doubt until they were looked at: " + doubtful;
    }

    private static Optional<String> words(Event event, String by) {
        return switch (event) {
            case Event.Ordered _ -> Optional.of("ordered by " + by);
            case Event.Paused _ -> Optional.of("paused by " + by);
            case Event.WentOn _ -> Optional.of("gone on with by " + by);
            case Event.Resumed _ -> Optional.of("taken up again by " + by);
            case Event.Ended end ->
                Optional.of(
                        end.state().key() + end.reason().map(why -> ": " + why).orElse(""));
            case Event.Timed timed ->
                Optional.of("each host is to take it back by itself after "
                        + timed.holds().toSeconds() + " s, unless it is confirmed");
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
                    Event.Told _ -> Optional.empty();
        };
    }

    /** What one host's lines say. */
    private final class Part {
        private Optional<Seen> before = Optional.empty();
        private Optional<Seen> after = Optional.empty();
        private Optional<Instant> begun = Optional.empty();
        private Optional<Instant> ended = Optional.empty();
        private boolean open;

        void add(Instant at, Event event) {
            if (event instanceof Event.Begun start) {
                // The first is of the host as it was: later ones may be of one that was half changed.
                before = before.or(() -> seen(start.before()));
                begun = begun.or(() -> Optional.of(at));
            }
            after = seen(last(event)).or(() -> after);
            if (works(event)) {
                ended = Optional.of(at);
                open = event instanceof Event.Begun || event instanceof Event.Applied;
            }
        }

        /** Whether the campaign itself worked on the host: what became of it later is another matter. */
        private static boolean works(Event event) {
            return switch (event) {
                case Event.Spared _,
                        Event.Waiting _,
                        Event.Begun _,
                        Event.Applied _,
                        Event.Verified _,
                        Event.Pending _,
                        Event.Failed _,
                        Event.Doubted _ -> true;
                case Event.Ordered _,
                        Event.Planned _,
                        Event.Undone _,
                        Event.Timed _,
                        Event.Keeping _,
                        Event.Confirmed _,
                        Event.NotConfirmed _,
                        Event.Restored _,
                        Event.Telling _,
                        Event.Told _,
                        Event.Paused _,
                        Event.WentOn _,
                        Event.Resumed _,
                        Event.Ended _ -> false;
            };
        }

        private static Optional<String> last(Event event) {
            return switch (event) {
                case Event.Verified verified -> verified.after();
                case Event.Pending pending -> pending.after();
                case Event.Failed failed -> failed.after();
                case Event.Ordered _,
                        Event.Planned _,
                        Event.Spared _,
                        Event.Waiting _,
                        Event.Begun _,
                        Event.Applied _,
                        Event.Doubted _,
                        Event.Undone _,
                        Event.Timed _,
                        Event.Keeping _,
                        Event.Confirmed _,
                        Event.NotConfirmed _,
                        Event.Restored _,
                        Event.Telling _,
                        Event.Told _,
                        Event.Paused _,
                        Event.WentOn _,
                        Event.Resumed _,
                        Event.Ended _ -> Optional.empty();
            };
        }

        private Optional<Seen> seen(Optional<String> text) {
            return text.flatMap(sights).map(Seen::of);
        }

        HostAccount account(StepRecord step) {
            return new HostAccount(step, before, after, begun, ended);
        }
    }
}
