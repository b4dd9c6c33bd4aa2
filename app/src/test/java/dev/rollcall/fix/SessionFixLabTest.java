package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Desktop sessions that a stock client opened on a real host, and what the fixes make of them. */
@Tag("lab")
@Timeout(240)
class SessionFixLabTest {
    private static final LabHost HOST = new LabHost("expiring", 28);
    private static final String HOSTILE =
            "$(touch /tmp/ran) `touch /tmp/ran` ';touch /tmp/ran;' \" \\ -x\nätouch /tmp/ran";

    @BeforeEach
    void nobodyIsThere() throws Exception {
        HOST.reset();
    }

    @AfterAll
    static void asItWas() throws Exception {
        HOST.reset();
    }

    @Test
    void aFrozenSessionIsEndedAndAConnectedOneLeftAlone() throws Exception {
        HOST.desktop("open", "alice");
        HOST.desktop("open", "carol");
        HOST.desktop("freeze", "carol");
        LogOffSessions fix = new LogOffSessions();
        Sight before = HOST.look();
        assertEquals(Fit.APPLIES, fix.fit(before, settings(fix, Map.of())));
        assertEquals(
                State.WOULD_CHANGE,
                HOST.run(fix, request(fix, Action.PLAN, Map.of())).state());
        assertEquals(Map.of("alice", "ACTIVE", "carol", "FROZEN"), states(HOST.look()));

        FixReport report = HOST.run(fix, request(fix, Action.APPLY, Map.of()));

        assertEquals(State.CHANGED, report.state(), report::because);
        assertInstanceOf(Proof.Verified.class, HOST.proof(fix, before, report));
        Sight after = HOST.look();
        assertEquals(Map.of("alice", "ACTIVE"), states(after));
        assertInstanceOf(Fit.Not.class, fix.fit(after, settings(fix, Map.of())));
        assertEquals(
                State.ALREADY_SO,
                HOST.run(fix, request(fix, Action.APPLY, Map.of())).state());
    }

    @Test
    void onlyTheNamedUserIsCutOffAndTheSessionGoesOn() throws Exception {
        HOST.desktop("open", "alice");
        HOST.desktop("open", "bob");
        DisconnectSessions fix = new DisconnectSessions();
        Sight before = HOST.look();

        FixReport report = HOST.run(fix, request(fix, Action.APPLY, Map.of("user", "bob")));

        assertEquals(State.CHANGED, report.state(), report::because);
        assertInstanceOf(Proof.Verified.class, HOST.proof(fix, before, report));
        assertEquals(Map.of("alice", "ACTIVE", "bob", "DISCONNECTED"), states(HOST.look()));
        FixReport again = HOST.run(fix, request(fix, Action.APPLY, Map.of("user", "bob")));
        assertEquals(State.ALREADY_SO, again.state());
    }

    @Test
    void aSessionOfSomebodyElseWithTheSameNumberIsNotHit() throws Exception {
        String id = HOST.desktop("open", "alice").strip();
        LogOffSessions fix = new LogOffSessions();
        FixReport plan = HOST.run(fix, request(fix, Action.PLAN, Map.of("user", "alice", "id", id)));
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::because);

        FixReport ofBob = HOST.run(fix, request(fix, Action.APPLY, Map.of("user", "bob", "id", id)));
        FixReport ofNobody = HOST.run(fix, request(fix, Action.APPLY, Map.of("id", id)));
        FixReport later = HOST.run(
                fix, request(fix, Action.APPLY, Map.of("user", "alice", "id", id, "logon", "2026-01-02T03:04:05Z")));
        String image = plan.image().orElseThrow().replaceFirst("-[0-9]+ alice", "-1 alice");
        FixReport reused = HOST.run(
                fix, request(fix, Action.APPLY, Map.of("user", "alice")).with(image));

        assertEquals(State.ALREADY_SO, ofBob.state());
        assertEquals(State.REFUSED, ofNobody.state());
        assertEquals(State.ALREADY_SO, later.state());
        assertEquals(State.ALREADY_SO, reused.state());
        assertEquals(Map.of("alice", "ACTIVE"), states(HOST.look()));
    }

    @Test
    void whatWasPlannedIsWhatIsEnded() throws Exception {
        HOST.desktop("open", "alice");
        LogOffSessions fix = new LogOffSessions();
        FixReport plan = HOST.run(fix, request(fix, Action.PLAN, Map.of("all", "yes")));
        HOST.desktop("open", "bob");

        FixReport report = HOST.run(
                fix,
                request(fix, Action.APPLY, Map.of("all", "yes"))
                        .with(plan.image().orElseThrow()));

        assertEquals(State.CHANGED, report.state(), report::because);
        assertEquals(Map.of("bob", "ACTIVE"), states(HOST.look()));
    }

    @Test
    void aMessageIsShownToWhoItIsForAndOnce() throws Exception {
        HOST.desktop("open", "alice");
        HOST.desktop("open", "bob");
        MessageSessions fix = new MessageSessions();
        Map<String, String> said = Map.of("user", "alice", "message", "-e " + HOSTILE);

        FixReport report = HOST.run(fix, request(fix, Action.APPLY, said));

        assertEquals(State.CHANGED, report.state(), report::because);
        String windows = "for p in $(pgrep -x xterm); do stat -c %U /proc/$p; tr '\\0' '\\n' </proc/$p/environ; done";
        String shown = HOST.inside(windows);
        assertTrue(shown.contains("-e $(touch /tmp/ran) `touch /tmp/ran`"), shown);
        assertTrue(shown.startsWith("alice\n"), shown);
        assertFalse(shown.contains("bob"), shown);
        assertEquals(
                State.ALREADY_SO,
                HOST.run(fix, request(fix, Action.APPLY, said)).state());
        assertNothingRan();
    }

    @Test
    void whatIsSaidIsNeverRun() throws Exception {
        HOST.desktop("open", "alice");
        for (HostFix fix : List.of(new LogOffSessions(), new DisconnectSessions(), new MessageSessions())) {
            for (String key : List.of("user", "id", "logon")) {
                for (String hostile : List.of(HOSTILE, "-e", "--", "*", ".*", "$USER")) {
                    Map<String, String> said = new HashMap<>(Map.of("user", "alice"));
                    said.put(key, hostile);
                    FixReport report = HOST.run(fix, request(fix, Action.APPLY, said));
                    assertTrue(
                            List.of(State.ALREADY_SO, State.REFUSED).contains(report.state()),
                            () -> fix.id() + " " + key + "=" + hostile + ": " + report);
                }
            }
        }
        assertEquals(Map.of("alice", "ACTIVE"), states(HOST.look()));
        assertNothingRan();
    }

    private static void assertNothingRan() throws Exception {
        assertFalse(HOST.inside("ls /tmp; true").contains("ran"));
    }

    private static Map<String, String> states(Sight sight) {
        Map<String, String> states = new TreeMap<>();
        for (RemoteDesktopSession session :
                sight.seen(SessionObservation.class).orElseThrow().sessions()) {
            states.put(session.user(), session.state().name());
        }
        return states;
    }

    static FixSettings settings(HostFix fix, Map<String, String> said) throws Exception {
        Map<String, String> all = new HashMap<>(said);
        if (fix.sheet().parameter("message").isPresent()) {
            all.putIfAbsent("message", "hello");
        }
        return FixSettings.of(fix.sheet(), all);
    }

    private static FixRequest request(HostFix fix, Action action, Map<String, String> said) throws Exception {
        return new FixRequest(
                action,
                HOST.host(),
                List.of(HOST.host().name()),
                settings(fix, said),
                "",
                Optional.empty(),
                "session-test");
    }
}
