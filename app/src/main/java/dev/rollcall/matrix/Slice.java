package dev.rollcall.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A piece of a query's text, from {@code start} to just before {@code end}. */
record Slice(String text, int start, int end) {
    static List<Slice> words(String text) {
        return new Slice(text, 0, text.length())
                .split(Character::isWhitespace).stream()
                        .filter(word -> word.start < word.end)
                        .toList();
    }

    /** Pieces between separators that stand outside quotes; empty ones too. */
    List<Slice> split(IntPredicate separator) {
        List<Slice> pieces = new ArrayList<>();
        boolean inside = false;
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (inside && c == '\\') {
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else if (!inside && separator.test(c)) {
                pieces.add(new Slice(text, from, i));
                from = i + 1;
            }
        }
        pieces.add(new Slice(text, from, end));
        return pieces;
    }

    boolean quoteOpen() {
        boolean inside = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (inside && c == '\\') {
                i++;
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    boolean startsWith(char c) {
        return start < end && text.charAt(start) == c;
    }

    Slice from(int newStart) {
        return new Slice(text, newStart, end);
    }

    String raw() {
        return text.substring(start, end);
    }
}
