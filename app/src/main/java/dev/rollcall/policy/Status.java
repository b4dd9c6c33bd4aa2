package dev.rollcall.policy;

import java.util.Locale;

/** How a check is judged, from best to worst. {@code UNKNOWN} ranks between {@code OK} and {@code WARN}: it is never green. */
public enum Status {
    SKIPPED,
    OK,
    UNKNOWN,
    WARN,
    FAIL;

    /** As the command line and JSON name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status worst(Status one, Status other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
