package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.CampaignAccount.Writing;
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
    private final Map<HostId, HostAccountFold> hosts = new HashMap<>();
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
                hosts.computeIfAbsent(entry.host().get(), _ -> new HostAccountFold(sights))
                        .add(entry.at(), event.get());
            } else {
                words(event.get(), texts.by(entry)).ifPresent(words -> moments.add(new Moment(entry.at(), words)));
            }
        }
        List<HostAccount> accounts = campaign.steps().stream()
                .map(step -> hosts.getOrDefault(step.subject().host(), new HostAccountFold(sights))
                        .account(step))
                .toList();
        String hash = entries.isEmpty() ? "" : entries.getLast().hash();
        return new CampaignAccount(campaign, sheet, accounts, moments, new Writing(entries.size(), hash));
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
        long doubtful = hosts.values().stream().filter(HostAccountFold::open).count();
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
}
