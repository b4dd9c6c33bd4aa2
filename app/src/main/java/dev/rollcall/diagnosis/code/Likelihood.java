package dev.rollcall.diagnosis.code;

import java.util.Locale;

/** How often a code comes of a cause, as far as documents and public reports tell; the most often first. */
public enum Likelihood {
    LIKELY,
    POSSIBLE,
    SELDOM;

    /** As files and JSON name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
