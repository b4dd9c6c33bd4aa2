package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import dev.rollcall.remote.Script.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that stand still, are switched off or hang, on real hosts. */
@Tag("lab")
@Timeout(180)
final class ServiceFixLabTest {
    private static final String UNITS =
            "systemctl is-enabled xrdp-sesman xrdp; systemctl is-active xrdp-sesman xrdp; true";

    private LabHost lab = new LabHost("stopped", 17);

    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    static Stream<Arguments> starting() {
        return Stream.of(
                Arguments.of(new StartServices(), "true"),
                Arguments.of(new EnableRdp(), "true"),
                Arguments.of(new StartServices(), "systemctl mask xrdp xrdp-sesman"),
                Arguments.of(new EnableRdp(), "systemctl mask xrdp xrdp-sesman"));
    }

    @ParameterizedTest
    @MethodSource("starting")
    void whatStandsStillIsStartedProvedAndTakenBack(HostFix fix, String broken) throws Exception {
        lab.reset();
        lab.inside(broken);
        String then = lab.inside(UNITS);
        LabTurn turn = new LabTurn(lab, fix, Map.of());
        Sight before = lab.look();
        assertEquals(Fit.APPLIES, turn.fit(before));

        FixReport plan = turn.plan();
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertEquals(then, lab.inside(UNITS));
        FixReport applied = turn.apply();
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertInstanceOf(Proof.Verified.class, lab.proof(fix, before, applied));
        assertInstanceOf(Proof.Missing.class, fix.proof(before, before, applied));
        assertEquals(State.ALREADY_SO, turn.apply().state());
        assertInstanceOf(Fit.Not.class, turn.fit(lab.look()));

        for (int times = 0; times < 2; times++) {
            FixReport undone = turn.undo(plan);
            assertEquals(State.UNDONE, undone.state(), undone::toString);
            assertEquals(then, lab.inside(UNITS));
        }
    }

    @ParameterizedTest
    @MethodSource("starting")
    void whatWasCutShortIsBroughtToItsEnd(HostFix fix, String broken) throws Exception {
        lab.reset();
        lab.inside(broken);
        String then = lab.inside(UNITS);
        LabTurn turn = new LabTurn(lab, fix, Map.of());
        FixReport plan = turn.plan();
        String text = fix.script(Language.SH).orElseThrow().text();
        String done = "    do_it systemctl --no-ask-password \"$@\" || leave failed \"systemctl $*: $problem\"\n";
        assertTrue(text.contains(done));
        lab.cutShort(
                fix, text.replace(done, done + "    kill -9 $(exec sh -c 'echo $PPID')\n"), turn.request(Action.APPLY));

        FixReport applied = turn.apply();
        assertTrue(List.of(State.CHANGED, State.ALREADY_SO).contains(applied.state()), applied::toString);
        assertTrue(lab.inside(UNITS).endsWith("active\nactive\n"));
        assertEquals(State.UNDONE, turn.undo(plan).state());
        assertEquals(then, lab.inside(UNITS));
    }

    @Test
    void oneThatHangsIsRestarted() throws Exception {
        lab = new LabHost("hung", 32);
        lab.reset();
        LabTurn turn = new LabTurn(lab, new RestartServices(), Map.of());
        assertEquals(
                State.NOT_APPLICABLE,
                new LabTurn(lab, new StartServices(), Map.of()).plan().state());
        FixReport plan = turn.plan();
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        assertTrue(plan.changes().contains(new Change("xrdp", "active, hangs", "restarted")), plan::toString);
        assertEquals(State.CHANGED, turn.apply().state());
        Sight after = lab.look();
        assertInstanceOf(Proof.Verified.class, lab.proof(turn.fix(), after, plan));
        FixReport again = turn.apply();
        assertEquals(State.CHANGED, again.state(), again::toString);
        assertEquals(State.REFUSED, turn.undo(plan).state());
    }

    @Test
    void oneThatIsDisabledIsNotRestarted() throws Exception {
        lab.inside("systemctl mask xrdp");
        assertEquals(
                State.NOT_APPLICABLE,
                new LabTurn(lab, new RestartServices(), Map.of()).plan().state());
    }

    @Test
    void oneThatCannotStartIsSaidToHaveFailed() throws Exception {
        lab = new LabHost("https", 22);
        lab.reset();
        FixReport report = new LabTurn(lab, new StartServices(), Map.of()).apply();
        assertEquals(State.FAILED, report.state(), report::toString);
        assertTrue(report.because().contains("xrdp"), report::toString);
    }
}
