package dev.rollcall.campaign;

import dev.rollcall.fix.Change;
import dev.rollcall.fix.Sight;
import java.util.List;
import java.util.Optional;

/**
 * How a host was before the campaign that is taken back, as that one's journal has it.
 *
 * @param sight empty where nobody wrote it down
 * @param planned what its plan said right before the act: the values that were there
 */
record Earlier(Optional<Sight> sight, List<Change> planned) {
    Earlier {
        planned = List.copyOf(planned);
    }

    /** The first that was written down holds: later ones may be of a host that was half changed. */
    static Earlier of(Turn turn) {
        EventText texts = new EventText();
        Earlier earlier = new Earlier(Optional.empty(), List.of());
        long original = turn.task().order().reverts().orElseThrow();
        for (JournalEntry line :
                turn.tools().books().journal().of(original, turn.host().id())) {
            if (texts.read(line).orElse(null) instanceof Event.Begun begun) {
                earlier = new Earlier(
                        earlier.sight().or(() -> begun.before().flatMap(turn.tools()::sight)),
                        earlier.planned().isEmpty() ? begun.changes() : earlier.planned());
            }
        }
        return earlier;
    }
}
