package dev.rollcall.inventory;

/** A line, or a host on it, that was not imported. {@code line} counts from 1; {@code text} is short and safe to show. */
public record Skipped(int line, String text, String reason) {
    @Override
    public String toString() {
        return "line " + line + ": \"" + text + "\": " + reason;
    }
}
