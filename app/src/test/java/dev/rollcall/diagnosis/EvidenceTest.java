package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host puts into its certificate or its log comes out as one short line. */
class EvidenceTest {
    @Test
    void isOneLineOfPrintableText() {
        Suspicion suspicion = Suspicion.of(Confidence.LOW, "shown: CN=a\r\nb\u001B[2J\u202Ec")
                .and("rule: x\u2028y")
                .but("not\u0000so");
        assertEquals(List.of("shown: CN=a b [2J c", "rule: x y"), suspicion.because());
        assertEquals(List.of("not so"), suspicion.against());
    }

    @Test
    void isShortAndWholeCharacters() {
        assertEquals(
                "x".repeat(300) + "…",
                Suspicion.of(Confidence.LOW, "x".repeat(70_000)).because().getFirst());
        assertEquals(
                "x".repeat(299) + "…",
                Suspicion.of(Confidence.LOW, "x".repeat(299) + "\uD83D\uDE00".repeat(9))
                        .because()
                        .getFirst());
    }

    @Test
    void saysTheSameOnlyOnce() {
        String hostile = "rule: " + "x\n".repeat(400);
        assertEquals(
                1, Suspicion.of(Confidence.LOW, hostile).and(hostile).because().size());
    }
}
