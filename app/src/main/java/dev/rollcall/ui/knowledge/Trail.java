package dev.rollcall.ui.knowledge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Which pages were read before this one, and from which one came back. */
final class Trail {
    private static final int LONGEST = 200;

    private final Deque<String> before = new ArrayDeque<>();
    private final Deque<String> after = new ArrayDeque<>();
    private Optional<String> here = Optional.empty();
    private boolean passing;

    /** @param leafing whether one only leafs through the list: pages that were leafed past are not come back to */
    void go(String page, boolean leafing) {
        if (here.equals(Optional.of(page))) {
            passing = passing && leafing;
            return;
        }
        if (!(passing && leafing)) {
            here.ifPresent(before::push);
            if (before.size() > LONGEST) {
                before.removeLast();
            }
        }
        after.clear();
        here = Optional.of(page);
        passing = leafing;
    }

    Optional<String> here() {
        return here;
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }

    Optional<String> back() {
        return step(before, after);
    }

    Optional<String> forward() {
        return step(after, before);
    }

    private Optional<String> step(Deque<String> from, Deque<String> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        here.ifPresent(to::push);
        here = Optional.of(from.pop());
        passing = false;
        return here;
    }
}
