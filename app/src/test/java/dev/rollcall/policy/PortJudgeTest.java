package dev.rollcall.policy;

import static dev.rollcall.policy.RoundFixture.port;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortJudgeTest {
    private final PortJudge judge = new PortJudge(Policy.DEFAULT.port());

    @ParameterizedTest
    @CsvSource({
        "OPEN, open, OK",
        "REFUSED, refused, FAIL",
        "FILTERED, filtered, FAIL",
        "UNREACHABLE, unreachable, FAIL",
        "NOT_RDP, not-rdp, FAIL",
        "SILENT, silent, FAIL",
        "DROPPED, dropped, FAIL"
    })
    void namesEachState(State state, String code, Status status) {
        Code given = judge.judge(port(state, "")).remarks().getFirst().code();
        assertEquals(code, given.key());
        assertEquals(status, given.status());
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500, open", "1501, 0, slow", "10, 1501, slow", "150, 300, open"})
    void callsSlowWhatTakesLongerThanThePolicyAllows(long connect, long answer, String code) {
        PortObservation seen =
                new PortObservation(3389, State.OPEN, Duration.ofMillis(connect), Duration.ofMillis(answer), "");
        assertEquals(code, judge.judge(seen).remarks().getFirst().code().key());
    }

    @Test
    void saysWhatIsThereInstead() {
        Judgement judgement = judge.judge(port(State.NOT_RDP, "HTTP"));
        assertEquals("3389 speaks HTTP", judgement.remarks().getFirst().summary());
        assertEquals("HTTP", judgement.facts().get("service"));
    }

    @Test
    void showsNoTimeWhereThereWasNone() {
        assertFalse(judge.judge(port(State.FILTERED, "")).facts().containsKey("rtt_ms"));
        assertEquals(11L, judge.judge(port(State.OPEN, "")).facts().get("rtt_ms"));
    }
}
