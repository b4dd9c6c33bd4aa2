package dev.rollcall.diagnosis;

import java.util.Locale;

/** How well a statement about Remote Desktop is founded, best first. */
public enum Sureness {
    /** Read in a public document or source. */
    SOURCED,
    /** Follows from such. */
    INFERRED,
    /** Known among those who run Remote Desktop, without a document to point at. */
    GENERAL,
    UNSURE;

    /** As files and JSON name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
