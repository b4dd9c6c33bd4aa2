package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final List<String> ended = new ArrayList<>();
    private final Stopping stopping = new Stopping();

    @Test
    void whatBeginsAfterAPersonHadEnoughEndsAtOnce() {
        stopping.then(() -> ended.add("before"));
        assertEquals(List.of(), ended);
        stopping.stop();
        stopping.then(() -> ended.add("after"));
        assertEquals(List.of("before", "after"), ended);
    }
}
