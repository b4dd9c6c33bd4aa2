package dev.rollcall.matrix;

/** How many hosts are in which state; together they are {@code total}. Unreachable ones count as such alone, not as failing. */
public record Counts(int total, int healthy, int warning, int failing, int unreachable, int unchecked) {}
