package dev.rollcall.policy;

import static dev.rollcall.policy.InsideSamples.judge;
import static dev.rollcall.policy.InsideSamples.judged;
import static dev.rollcall.policy.InsideSamples.session;
import static dev.rollcall.policy.InsideSamples.sessions;
import static dev.rollcall.policy.InsideSamples.with;
import static dev.rollcall.policy.RoundFixture.NOW;
import static dev.rollcall.policy.RoundFixture.look;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.policy.Policy.InsideRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is logged on, each code for what it stands for. */
final class SessionJudgeTest {
    @Test
    void sessionsAreListedAsTheContractPromises() {
        Finding finding = judged(
                Check.SESSION,
                sessions(
                        session("3", "alice", SessionObservation.State.ACTIVE, Duration.ofHours(100)),
                        session("4", "bob", SessionObservation.State.DISCONNECTED, Duration.ofHours(1)),
                        session("0", "", SessionObservation.State.DISCONNECTED, Duration.ofHours(90)),
                        session("65536", "", SessionObservation.State.LISTENING, Duration.ZERO)));

        assertEquals("sessions", finding.code());
        assertEquals("1 active", finding.summary());
        assertEquals(1L, finding.facts().get("active"));
        assertEquals(1L, finding.facts().get("disconnected"));
        assertEquals(0L, finding.facts().get("stuck"));
        assertEquals(
                List.of(
                        Map.of(
                                "id",
                                3,
                                "user",
                                "alice",
                                "state",
                                "active",
                                "idle_s",
                                40L,
                                "since",
                                NOW.minus(Duration.ofHours(100)).toString(),
                                "client",
                                "pc-7"),
                        Map.of(
                                "id",
                                4,
                                "user",
                                "bob",
                                "state",
                                "disconnected",
                                "idle_s",
                                40L,
                                "since",
                                NOW.minus(Duration.ofHours(1)).toString(),
                                "client",
                                "pc-7"),
                        Map.of(
                                "id",
                                65536,
                                "user",
                                "",
                                "state",
                                "listening",
                                "idle_s",
                                40L,
                                "since",
                                NOW.toString(),
                                "client",
                                "pc-7")),
                finding.facts().get("list"));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, 25, stuck",
        "DISCONNECTED, 23, sessions",
        "DOWN, 0, stuck",
        "FROZEN, 0, stuck",
        "ACTIVE, 99, sessions",
        "LISTENING, 99, idle",
    })
    void aSessionIsStuckWhenItIsDownOrFrozenOrLongAbandoned(SessionObservation.State state, int hours, String code) {
        SessionObservation seen = sessions(session("c3", "alice", state, Duration.ofHours(hours)));

        assertEquals(code, judged(Check.SESSION, seen).code());
    }

    @Test
    void howLongIsTooLongIsThePolicysToSay() {
        SessionObservation seen =
                sessions(session("2", "alice", SessionObservation.State.DISCONNECTED, Duration.ofHours(25)));

        assertEquals(
                "sessions",
                judge(
                                with(new InsideRules(Duration.ofDays(2), true, true, false)),
                                Check.SESSION,
                                look(Check.SESSION, seen))
                        .code());
    }

    @Test
    void asManySessionsAsThereMayBeAreFull() {
        SessionObservation seen = new SessionObservation(
                List.of(session("2", "alice", SessionObservation.State.ACTIVE, Duration.ZERO)),
                Optional.of(true),
                Optional.of(2),
                Optional.of(2),
                Map.of());

        assertEquals("full", judged(Check.SESSION, seen).code());
    }

    @Test
    void aListenerThatIsDownMattersMoreThanAStuckSession() {
        SessionObservation seen = new SessionObservation(
                List.of(session("2", "alice", SessionObservation.State.FROZEN, Duration.ZERO)),
                Optional.of(false),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        Finding finding = judged(Check.SESSION, seen);

        assertEquals("listener-down", finding.code());
        assertEquals(List.of("listener-down", "stuck"), finding.facts().get("findings"));
    }

    @ParameterizedTest
    @CsvSource({"needs root, access-denied", "access denied, access-denied", "constrained language mode, not-learnt"})
    void sessionsThatCannotBeHadAreNotNone(String why, String code) {
        SessionObservation seen = new SessionObservation(
                List.of(), Optional.of(true), Optional.empty(), Optional.empty(), Map.of("sessions", why));

        Finding finding = judged(Check.SESSION, seen);

        assertEquals(code, finding.code());
        assertFalse(finding.facts().containsKey("active"));
    }
}
