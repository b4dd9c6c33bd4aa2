package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.observation.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server does without NLA for a while, and puts it back by itself. */
@Tag("lab")
@Timeout(180)
final class DisableNlaLabTest {
    private static final String LEFT =
            "ls -d /var/lib/rollcall/* /etc/systemd/system/rollcall-* /etc/systemd/system/*.d/"
                    + "zz-rollcall* /var/lib/systemd/timers/*rollcall* 2>/dev/null; true";

    private final HostFix fix = new DisableNla();
    private final LabHost lab = new LabHost("nla", 15);

    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    private FixRequest asked(String time) throws Exception {
        return lab.request(FixSettings.of(fix.sheet(), Map.of("for", time)));
    }

    @Test
    void hostPutsNlaBackWithNobodyThere() throws Exception {
        Sight before = lab.await(sight -> sight.has(Check.NLA, "required"));
        assertEquals(Fit.APPLIES, fix.fit(before, asked("20s").settings()));
        FixReport plan = lab.run(fix, asked("20s"));
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals("", lab.inside(LEFT));

        FixRequest apply = asked("20s").asking(Action.APPLY).expecting(plan.machine());
        FixReport applied = lab.run(fix, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertEquals(plan.image(), applied.image());
        Sight open = lab.await(fix, before, applied);
        assertTrue(open.has(Check.NLA, "optional"));

        FixReport again = lab.run(fix, apply);
        assertEquals(State.ALREADY_SO, again.state(), again::toString);
        assertTrue(again.because().startsWith("NLA is not required, until "), again.because());
        assertEquals(plan.image(), again.image());

        lab.await(sight -> sight.has(Check.NLA, "required"));
        assertEquals(
                "",
                lab.inside("n=0; while [ -e /var/lib/rollcall/listener-lab ] && [ $n -lt 100 ]; do sleep 0.1;"
                        + " n=$((n + 1)); done; " + LEFT));
        assertEquals(
                State.REFUSED, lab.run(fix, apply.asking(Action.CONFIRM)).state(), "what is over can't be made final");
    }

    @Test
    void whatIsConfirmedStaysUntilItIsTakenBack() throws Exception {
        Sight before = lab.await(sight -> sight.has(Check.NLA, "required"));
        FixRequest apply = asked("10m").asking(Action.APPLY);
        FixReport applied = lab.run(fix, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        FixReport other = lab.run(
                fix,
                new FixRequest(
                        Action.APPLY, lab.host(), List.of(), apply.settings(), "", Optional.empty(), "another-ticket"));
        assertEquals(State.ALREADY_SO, other.state(), other::toString);

        FixReport confirmed = lab.run(fix, apply.asking(Action.CONFIRM));
        assertEquals(State.CHANGED, confirmed.state(), confirmed::toString);
        assertEquals(
                State.ALREADY_SO, lab.run(fix, apply.asking(Action.CONFIRM)).state());
        assertEquals(
                "/etc/systemd/system/freerdp-shadow.service.d/zz-rollcall.conf\n",
                lab.inside(LEFT),
                "nothing is armed any more");
        lab.await(fix, before, applied);

        FixRequest undo = apply.asking(Action.UNDO).with(applied.image().orElseThrow());
        assertEquals(State.UNDONE, lab.run(fix, undo).state());
        lab.await(sight -> sight.has(Check.NLA, "required"));
        assertEquals(State.UNDONE, lab.run(fix, undo).state());
        assertEquals("", lab.inside(LEFT));
    }

    /** Armed, and nothing changed yet; then changed, and not restarted yet: done again, it comes to the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "    if ! set_shadow \"tls nla\"; then",
                "    # What somebody has stopped meanwhile stays so.\n    ["
            })
    void whoIsInterruptedHasLostNothing(String where) throws Exception {
        lab.await(sight -> sight.has(Check.NLA, "required"));
        FixRequest apply = asked("10m").asking(Action.APPLY);
        FixReport plan = lab.run(fix, apply.asking(Action.PLAN));
        lab.killed(fix, where, apply);
        assertEquals(
                "active\n",
                lab.inside("systemctl is-active rollcall-listener-lab.timer"),
                "the restore is armed before anything is changed");

        FixReport applied = lab.run(fix, apply);
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertEquals(plan.image(), applied.image());
        lab.await(sight -> sight.has(Check.NLA, "optional"));
        lab.inside("systemctl start rollcall-listener-lab.service");
        lab.await(sight -> sight.has(Check.NLA, "required"));
    }

    @Test
    void withoutATimeNothingIsDone() throws Exception {
        for (String time :
                List.of("", "4", "86401", "20; touch /tmp/owned", "$(touch /tmp/owned)", "0020", "-20", "20\n20")) {
            FixSettings said = new FixSettings(time.isEmpty() ? Map.of() : Map.of("for", time));

            FixReport report = lab.run(fix, lab.request(said).asking(Action.APPLY));

            assertEquals(State.REFUSED, report.state(), report::toString);
        }
        assertEquals("", lab.inside("ls /tmp/owned 2>/dev/null; " + LEFT));
    }
}
