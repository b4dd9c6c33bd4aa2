package dev.rollcall.campaign;

import dev.rollcall.observation.Round;
import java.util.Optional;

/** Writes down what was seen of a host, for the journal. Safe for use from any thread. */
public interface RoundText {
    /** At most 150,000 characters: what doesn't fit is left out. */
    String write(Round round);

    /** Empty where this version can't read it. */
    Optional<Round> read(String text);
}
