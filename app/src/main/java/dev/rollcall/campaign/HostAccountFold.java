package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.campaign.HostAccount.Said;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.fix.Sight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one host's lines say for the account of their campaign, one after the other. For one thread at a time. */
final class HostAccountFold {
    private final Function<String, Optional<Sight>> sights;
    private Optional<Seen> before = Optional.empty();
    private Optional<Seen> after = Optional.empty();
    private Optional<Instant> begun = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<String> telling = Optional.empty();
    private final List<Said> said = new ArrayList<>();
    private final List<Moment> held = new ArrayList<>();

    /** @param sights reads what was seen of a host; empty where this version can't */
    HostAccountFold(Function<String, Optional<Sight>> sights) {
        this.sights = sights;
    }

    void add(Instant at, Event event) {
        switch (event) {
            case Event.Begun start -> {
                // The first is of the host as it was: later ones may be of one that was half changed.
                before = before.or(() -> seen(start.before()));
                begun = begun.or(() -> Optional.of(at));
                ended = Optional.of(at);
            }
            case Event.Spared _, Event.Waiting _, Event.Applied _, Event.Doubted _ -> ended = Optional.of(at);
            case Event.Verified verified -> looked(at, verified.after());
            case Event.Pending pending -> looked(at, pending.after());
            case Event.Failed failed -> looked(at, failed.after());
            case Event.Telling(String message) -> {
                unheard();
                telling = Optional.of(message);
            }
            case Event.Told told -> {
                telling.ifPresent(message -> said.add(new Said(message, words(told))));
                telling = Optional.empty();
            }
            case Event.Confirmed(String by, String words) ->
                held.add(new Moment(at, said("confirmed by " + by, words)));
            case Event.NotConfirmed(String by, String words, boolean _) ->
                held.add(new Moment(at, said("not confirmed by " + by, words)));
            case Event.Restored(String words) -> held.add(new Moment(at, words));
            // What became of it later is another campaign's matter.
            case Event.Ordered _,
                    Event.Planned _,
                    Event.Undone _,
                    Event.Timed _,
                    Event.Keeping _,
                    Event.Paused _,
                    Event.WentOn _,
                    Event.Resumed _,
                    Event.Ended _ -> {}
        }
    }

    private void looked(Instant at, Optional<String> look) {
        after = seen(look).or(() -> after);
        ended = Optional.of(at);
    }

    private Optional<Seen> seen(Optional<String> text) {
        return text.flatMap(sights).map(Seen::of);
    }

    /** The program ended before it could write down what became of it. */
    private void unheard() {
        telling.ifPresent(message -> said.add(new Said(message, "nobody knows whether it was shown")));
        telling = Optional.empty();
    }

    private static String words(Event.Told told) {
        return told.shown()
                ? said("shown" + (told.to().isEmpty() ? "" : " to " + String.join(", ", told.to())), told.words())
                : said("not shown", told.words());
    }

    private static String said(String what, String words) {
        return words.isEmpty() ? what : what + ": " + words;
    }

    HostAccount account(StepRecord step) {
        unheard();
        return new HostAccount(step, before, after, begun, ended, said, held);
    }
}
