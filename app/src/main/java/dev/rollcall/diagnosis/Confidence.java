package dev.rollcall.diagnosis;

import java.util.Locale;

/** How sure it is that a host has a cause, surest first. */
public enum Confidence {
    /** It was seen itself: nothing else fits. */
    CERTAIN,
    /** What was seen hardly has another reason. */
    HIGH,
    /** What was seen fits, and has other usual reasons. */
    MEDIUM,
    /** Not ruled out, and worth a look. */
    LOW;

    /** As JSON names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean atLeast(Confidence other) {
        return compareTo(other) <= 0;
    }
}
