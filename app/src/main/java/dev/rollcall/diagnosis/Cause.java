package dev.rollcall.diagnosis;

import java.util.Optional;

/**
 * One way in which Remote Desktop fails. It says what it is, and whether what was seen of a host speaks for it; it holds no
 * state, and any thread may ask it. What was not seen speaks neither for nor against it.
 */
public interface Cause {
    CauseSheet sheet();

    /** Empty where nothing speaks for it, or something rules it out. */
    Optional<Suspicion> in(Signs signs);

    /** The id, which is unique. */
    default String id() {
        return sheet().id();
    }
}
