package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.LinkObservation.Attempt;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkJudgeTest {
    /** Milliseconds; below zero where there was no answer. */
    private static LinkObservation seen(String millis) {
        List<Attempt> attempts = Arrays.stream(millis.split(" "))
                .map(Long::valueOf)
                .map(took -> new Attempt(took >= 0, Duration.ofMillis(Math.abs(took))))
                .toList();
        return new LinkObservation(3389, attempts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 12 10 12 10 12 10 12 10 12             | steady   | 12 ms ± 2 ms                   | 0",
                "10 1012 10 10 10 10 10 10 10 10           | steady   | 10 ms ± 0 ms, 1 of 10 connects lost packets | 1",
                "10 1012 10 10 -3000 10 10 3013 10 10      | lossy    | 3 of 10 connects lost packets  | 3",
                "20 320 20 320 20 320 20 320 20 320        | unsteady | 320 ms ± 300 ms                | 0",
                "600 600 610 600 600 600 600 600 600 600   | slow     | 600 ms ± 2 ms                  | 0",
                // A host at the other end of the world, or of a satellite: nothing is late against its own quickest.
                "1100 1110 1100 1110 1100 1110 1100 1110 1100 1110 | slow | 1.1 s ± 10 ms           | 0"
            })
    void countsWhatWasLost(String millis, String code, String summary, int lost) {
        Judgement judgement = new LinkJudge(Policy.DEFAULT.link()).judge(seen(millis));
        assertEquals(code, judgement.remarks().getFirst().code().key());
        assertEquals(summary, judgement.remarks().getFirst().summary());
        assertEquals(lost, judgement.facts().get("lost"));
        assertEquals(10, judgement.facts().get("connects"));
    }

    @ParameterizedTest
    @CsvSource({"10 20 15, 15, 7", "10, 10, 0", "-3000 10 1010, 10, 0"})
    void measuresOnlyWhatLostNothing(String millis, long latency, long jitter) {
        Map<String, Object> facts =
                new LinkJudge(Policy.DEFAULT.link()).judge(seen(millis)).facts();
        assertEquals(latency, facts.get("latency_ms"));
        assertEquals(jitter, facts.get("jitter_ms"));
    }
}
