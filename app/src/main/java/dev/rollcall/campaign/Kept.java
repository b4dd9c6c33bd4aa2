package dev.rollcall.campaign;

import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixReport.State;
import java.util.List;
import java.util.Optional;

/**
 * What the journal keeps of one host that was begun.
 *
 * @param machine what it called itself
 * @param image the first that was taken: later ones may be of a host that was half changed
 * @param changes what was to change, or did
 * @param before how it was seen before the first change, as {@link RoundText} writes it
 */
record Kept(String machine, Optional<String> image, List<Change> changes, Optional<String> before, FixReport report) {
    /** Empty where nothing was begun. */
    static Optional<Kept> of(List<JournalEntry> lines) {
        EventText texts = new EventText();
        Optional<Kept> kept = Optional.empty();
        for (JournalEntry line : lines) {
            Optional<Event> event = texts.read(line);
            if (event.isPresent() && event.get() instanceof Event.Begun begun) {
                Optional<Kept> first = kept;
                kept = Optional.of(new Kept(
                        begun.machine(),
                        first.flatMap(Kept::image).or(begun::image),
                        first.map(Kept::changes).filter(some -> !some.isEmpty()).orElse(begun.changes()),
                        first.flatMap(Kept::before).or(begun::before),
                        unanswered(begun)));
            } else if (event.isPresent() && event.get() instanceof Event.Applied(FixReport report)) {
                kept = kept.map(begun -> begun.answered(report));
            }
        }
        return kept;
    }

    /** Where the host's answer was lost: what it said that it would do. */
    private static FixReport unanswered(Event.Begun begun) {
        return new FixReport(State.WOULD_CHANGE, "", begun.changes(), begun.image(), begun.machine(), "", List.of());
    }

    private Kept answered(FixReport said) {
        return new Kept(
                machine, image.or(said::image), said.changes().isEmpty() ? changes : said.changes(), before, said);
    }
}
