package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixSessionTest {
    /** Complains at length, and prints no report. */
    private record Complaining(String errors) implements RemoteSession {
        @Override
        public TransportKind transport() {
            return TransportKind.WINRM_HTTPS;
        }

        @Override
        public ScriptResult run(ScriptRun run, Deadline deadline) {
            return new ScriptResult(1, "", errors, false);
        }

        @Override
        public void tryOut(Deadline deadline) {}

        @Override
        public void close() {}
    }

    @Test
    void aComplaintIsOneShortLine() throws Exception {
        HostFix fix = new RepairTlsProtocols();
        FixRequest request = new FixRequest(
                Action.PLAN,
                Host.named("rds-1"),
                List.of("rds-1"),
                FixSettings.of(fix.sheet(), Map.of()),
                "",
                Optional.empty(),
                "plan");
        RemoteSession session = new Complaining("\u001B[2Jlost " + "x".repeat(60_000) + "\nmore");

        FixReport report = new FixRuns().run(session, fix, request, Deadline.after(Duration.ofSeconds(10)));

        assertEquals(FixReport.State.FAILED, report.state());
        assertTrue(report.because().contains(" ended with 1 and no report: [2Jlost xxx"), report::because);
        assertTrue(report.because().length() < 600, report::because);
        assertTrue(report.because().chars().noneMatch(Character::isISOControl), report::because);
    }
}
