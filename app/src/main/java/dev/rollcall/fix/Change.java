package dev.rollcall.fix;

/** One thing that a fix changes on a host. {@code before} and {@code after} are empty where there is nothing. */
public record Change(String what, String before, String after) {
    /** As a line: {@code certificate 8f2a… → 91cc…}. */
    public String line() {
        return what + " " + (before.isEmpty() ? "none" : before) + " → " + (after.isEmpty() ? "none" : after);
    }
}
