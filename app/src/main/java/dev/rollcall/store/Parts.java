package dev.rollcall.store;

import java.util.ArrayList;
import java.util.List;

/** Cuts long lists to what one statement takes well. */
final class Parts {
    private static final int SIZE = 1000;

    private Parts() {}

    static <T> List<List<T>> of(List<T> whole) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < whole.size(); from += SIZE) {
            parts.add(whole.subList(from, Math.min(from + SIZE, whole.size())));
        }
        return parts;
    }
}
