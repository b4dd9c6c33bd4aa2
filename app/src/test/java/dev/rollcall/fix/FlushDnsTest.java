package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FlushDnsTest {
    @TempDir
    Path folder = Path.of("");

    private void program(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private FixReport run(String system, Action action) throws Exception {
        Host host = Host.named("rds-1");
        Round round = new Round(host, Instant.EPOCH, List.of());
        Sight sight = new Sight(round, new Judge(Policy.DEFAULT).judge(round, Instant.EPOCH));
        return new FlushDns(new DnsCache(system, List.of(folder)))
                .run(
                        host,
                        sight,
                        new FixSettings(Map.of("on", "desk")),
                        action,
                        Deadline.after(Duration.ofSeconds(20)));
    }

    @Test
    void planRunsNothing() throws Exception {
        program("resolvectl", "echo \"$*\" >" + folder + "/ran");

        FixReport plan = run("Linux", Action.PLAN);

        assertEquals(State.WOULD_CHANGE, plan.state());
        assertEquals(
                "DNS cache of this computer none → emptied by " + folder + "/resolvectl flush-caches",
                plan.changes().getFirst().line());
        assertTrue(Files.notExists(folder.resolve("ran")));
    }

    @Test
    void eachSystemHasItsOwnWay() throws Exception {
        for (String name : List.of("resolvectl", "ipconfig.exe", "dscacheutil")) {
            program(name, "echo \"$*\" >" + folder + "/ran");
        }
        for (Map.Entry<String, String> each : Map.of(
                        "Linux", "flush-caches", "Windows 11", "/flushdns", "Mac OS X", "-flushcache")
                .entrySet()) {
            assertEquals(State.CHANGED, run(each.getKey(), Action.APPLY).state());
            assertEquals(each.getValue() + "\n", Files.readString(folder.resolve("ran")));
        }
    }

    @Test
    void failureIsToldInItsOwnWords() throws Exception {
        program("nscd", "echo 'Only root is allowed to use this option!' >&2; exit 4");

        FixReport report = run("Linux", Action.APPLY);

        assertEquals(State.FAILED, report.state());
        assertEquals(
                folder + "/nscd --invalidate=hosts ended with 4: Only root is allowed to use this option!",
                report.because());
    }

    @Test
    void withoutACacheThereIsNothingToDo() throws Exception {
        FixReport report = run("Linux", Action.PLAN);

        assertEquals(State.NOT_APPLICABLE, report.state());
        assertEquals(Optional.empty(), report.image());
    }
}
