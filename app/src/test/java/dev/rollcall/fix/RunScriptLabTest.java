package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own scripts on a real host. */
@Tag("lab")
@Timeout(240)
class RunScriptLabTest {
    private static final LabHost HOST = new LabHost("expiring", 28);
    private static final String HOSTILE = "-n $(touch /tmp/ran) `touch /tmp/ran` ';touch /tmp/ran;' \" \\ ä\n*";

    private static final String SCRIPT = """
            #!/bin/bash
            printf '%s' "$1" >/root/first
            printf '%s' "$ROLLCALL_PARAMETERS" >/root/second
            echo "and $#"
            """;

    private final RunScript fix = new RunScript();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void nothingWasRun() throws Exception {
        HOST.reset();
    }

    @AfterAll
    static void asItWas() throws Exception {
        HOST.reset();
    }

    @Test
    void aPlanShowsTheScriptAndRunsNothing() throws Exception {
        FixReport plan = HOST.run(fix, request(Action.PLAN, "a.sh", "touch /tmp/ran\n", ""));

        assertEquals(State.WOULD_CHANGE, plan.state(), plan::because);
        assertTrue(plan.log().stream().anyMatch(line -> line.endsWith("| touch /tmp/ran")), plan::toString);
        assertEquals(Optional.empty(), plan.image());
        assertNothingRan();
    }

    @Test
    void parametersAreData() throws Exception {
        FixReport report =
                HOST.run(fix, request(Action.APPLY, "$(touch ran) 'x.sh", SCRIPT.replace("\n", "\r\n"), HOSTILE));

        assertEquals(State.CHANGED, report.state(), report::because);
        assertTrue(report.because().endsWith("ended well: and 1"), report::because);
        assertEquals(HOSTILE, HOST.inside("cat /root/first"));
        assertEquals(HOSTILE, HOST.inside("cat /root/second"));
        assertNothingRan();
    }

    @Test
    void aScriptIsRunOnceInACampaignAndItsFailureIsToldAgain() throws Exception {
        FixRequest well = request(Action.APPLY, "a.sh", "echo x >>/root/count\n", "");
        assertEquals(State.CHANGED, HOST.run(fix, well).state());
        assertEquals(State.ALREADY_SO, HOST.run(fix, well).state());
        assertEquals("x\n", HOST.inside("cat /root/count"));

        HOST.reset();
        FixRequest badly = request(Action.APPLY, "a.sh", "echo x >>/root/count\necho oh no >&2\nexit 3\n", "");
        FixReport first = HOST.run(fix, badly);
        assertEquals(State.FAILED, first.state());
        assertTrue(first.because().endsWith("ended with 3: oh no"), first::because);
        assertEquals(State.FAILED, HOST.run(fix, badly).state());
        assertEquals("x\n", HOST.inside("cat /root/count"));

        HOST.reset();
        HOST.inside("mkdir -p /var/lib/rollcall/script-test && : >/var/lib/rollcall/script-test/run.begun");
        assertEquals(State.REFUSED, HOST.run(fix, well).state());
    }

    @Test
    void aScriptThatBreaksRemoteDesktopIsNotVerifiedAndUndoHeals() throws Exception {
        Sight before = HOST.look();
        Path back = Files.writeString(folder.resolve("back.sh"), "systemctl \"$1\" xrdp\n");
        FixRequest request = request(
                Action.APPLY, "break.sh", "systemctl stop xrdp\n", "start", Map.of("undo-file", back.toString()));

        FixReport report = HOST.run(fix, request);

        assertEquals(State.CHANGED, report.state(), report::because);
        assertInstanceOf(Proof.Missing.class, fix.proof(before, HOST.look(), report));
        Files.delete(back);
        FixRequest undo = request.asking(Action.UNDO).with(report.image().orElseThrow());
        assertEquals(State.UNDONE, HOST.run(fix, undo).state());
        assertInstanceOf(Proof.Verified.class, HOST.proof(fix, before, report));
        assertEquals(State.UNDONE, HOST.run(fix, undo).state());
    }

    @Test
    void whatCannotBeRunThereIsLeftOut() throws Exception {
        assertEquals(
                State.NOT_APPLICABLE,
                HOST.run(fix, request(Action.PLAN, "a.ps1", "Get-Date", "")).state());
        assertEquals(
                State.REFUSED,
                HOST.run(fix, request(Action.PLAN, "a.sh", "", "")).state());
        FixRequest undo = request(Action.UNDO, "a.sh", "true", "").with("{}");
        assertEquals(State.REFUSED, HOST.run(fix, undo).state());
    }

    private static void assertNothingRan() throws Exception {
        assertFalse(HOST.inside("ls /tmp / /root; true").contains("ran\n"));
    }

    private FixRequest request(Action action, String name, String text, String parameters) throws Exception {
        return request(action, name, text, parameters, Map.of());
    }

    private FixRequest request(Action action, String name, String text, String parameters, Map<String, String> more)
            throws Exception {
        Map<String, String> said = new LinkedHashMap<>(more);
        said.put("file", Files.writeString(folder.resolve(name), text).toString());
        said.put("parameters", parameters);
        return new FixRequest(
                action,
                HOST.host(),
                List.of(HOST.host().name()),
                FixSettings.of(fix.sheet(), said),
                "",
                Optional.empty(),
                "script-test");
    }
}
