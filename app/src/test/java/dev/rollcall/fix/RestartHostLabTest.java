package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.remote.RemoteException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real host, restarted; and its clock, which is that of the machine below. */
@Tag("lab")
@Timeout(180)
final class RestartHostLabTest {
    private static final String EVIL = "$(touch /tmp/had)`touch /tmp/had`'; touch /tmp/had; '\"\n-h \u00e4";

    /** A time client that notes what it is told. */
    private static final String CHRONY = """
            printf '#!/bin/sh\\nexit 1\\n' >/usr/local/bin/systemd-detect-virt
            printf '#!/bin/sh\\necho "$*" >>/run/chronyc\\n' >/usr/local/bin/chronyc
            printf '[Service]\\nExecStart=/bin/sleep infinity\\n' >/run/systemd/system/chronyd.service
            chmod 755 /usr/local/bin/*; systemctl daemon-reload; systemctl start chronyd
            """;

    private final LabHost lab = new LabHost("expiring", 28);

    @BeforeEach
    @AfterEach
    void putBack() throws Exception {
        lab.reset();
    }

    @Test
    void restartsAndIsProvedByItsBootTimeAndAnAnswerFromOutside() throws Exception {
        HostFix fix = new RestartHost();
        LabTurn turn = new LabTurn(lab, fix, Map.of("notice", "4s", "message", EVIL));
        String boot = lab.inside("ps -o lstart= -p 1");
        Sight before = lab.look();
        assertEquals(Fit.APPLIES, turn.fit(before));
        FixReport plan = turn.plan();
        assertEquals(State.WOULD_CHANGE, plan.state(), plan::toString);
        FixReport applied = turn.apply();
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        // Once more while it waits: there is one restart, not two.
        FixReport again = turn.apply();
        assertEquals(State.CHANGED, again.state(), again::toString);
        assertTrue(again.log().toString().contains("on its way already"), again::toString);
        assertInstanceOf(Proof.Missing.class, fix.proof(before, before, applied));

        assertInstanceOf(Proof.Verified.class, provedInTime(fix, before, applied));
        assertTrue(!boot.equals(lab.inside("ps -o lstart= -p 1")));
        assertEquals(State.ALREADY_SO, turn.apply().state());
        assertEquals(State.REFUSED, turn.undo(plan).state());
        assertEquals("no\n", lab.inside("if [ -e /tmp/had ]; then echo yes; else echo no; fi"));
    }

    @Test
    void whileSoftwareIsInstalledItIsRefused() throws Exception {
        lab.inside("cp /bin/sleep /tmp/dpkg; systemd-run --quiet /tmp/dpkg 60");
        FixReport report = new LabTurn(lab, new RestartHost(), Map.of()).plan();
        assertEquals(State.REFUSED, report.state(), report::toString);
        assertTrue(report.because().contains("installed"), report::toString);
    }

    @Test
    void noticeThatIsNoNumberIsRefused() throws Exception {
        FixSettings settings = new FixSettings(Map.of("notice", EVIL, "message", EVIL));
        FixReport report = lab.run(
                new RestartHost(),
                new FixRequest(Action.APPLY, lab.host(), List.of(), settings, "", Optional.empty(), "9-lab"));
        assertEquals(State.REFUSED, report.state(), report::toString);
        assertEquals("no\n", lab.inside("if [ -e /tmp/had ]; then echo yes; else echo no; fi"));
    }

    @Test
    void clockOfAContainerIsLeftAlone() throws Exception {
        assertEquals(
                State.NOT_APPLICABLE,
                new LabTurn(lab, new ResyncClock(), Map.of()).plan().state());
    }

    @Test
    void chronyIsToldToSetTheClock() throws Exception {
        lab.inside(CHRONY);
        LabTurn turn = new LabTurn(lab, new ResyncClock(), Map.of());
        assertEquals(State.WOULD_CHANGE, turn.plan().state());
        FixReport applied = turn.apply();
        assertEquals(State.CHANGED, applied.state(), applied::toString);
        assertEquals("-a online\n-a burst 4/4\nwaitsync 8 0 0 2\n-a makestep\n", lab.inside("cat /run/chronyc"));
        Sight after = lab.look();
        assertInstanceOf(Proof.Verified.class, turn.fix().proof(after, after, applied));
        assertInstanceOf(Fit.Not.class, turn.fit(after));
        lab.inside("printf '#!/bin/sh\\nexit 1\\n' >/usr/local/bin/chronyc");
        assertEquals(State.FAILED, turn.apply().state());
    }

    @Test
    void remoteRpcMeansNothingHere() throws Exception {
        LabTurn turn = new LabTurn(lab, new AllowRemoteRpc(), Map.of());
        assertEquals(State.NOT_APPLICABLE, turn.plan().state());
        assertInstanceOf(Fit.Not.class, turn.fit(lab.look()));
    }

    /** While it is down nobody can log on to it. */
    private Proof provedInTime(HostFix fix, Sight before, FixReport applied) throws Exception {
        Deadline deadline = Deadline.after(Duration.ofSeconds(60));
        Proof proof = new Proof.Missing("not looked yet");
        while (proof instanceof Proof.Missing && !deadline.passed()) {
            try {
                proof = fix.proof(before, lab.look(), applied);
            } catch (RemoteException down) {
                proof = new Proof.Missing(String.valueOf(down.getMessage()));
            }
        }
        return proof;
    }
}
