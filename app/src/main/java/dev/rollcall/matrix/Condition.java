package dev.rollcall.matrix;

import java.time.Instant;

record Condition(String text) implements Term {
    @Override
    public boolean matches(Row row, Instant now) {
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
