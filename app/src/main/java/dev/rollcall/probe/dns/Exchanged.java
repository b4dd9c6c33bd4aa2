package dev.rollcall.probe.dns;

import java.time.Duration;
import java.util.List;

/** What one name server said to several questions, in their order; empty where there was no time left to ask. */
record Exchanged(List<Answer> answers, Duration took) {
    Exchanged {
        answers = List.copyOf(answers);
    }
}
