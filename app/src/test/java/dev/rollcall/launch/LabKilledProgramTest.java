package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.cli.Commands;
import dev.rollcall.fanout.Deadline;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, killed or told to stop while it acts on hosts of the lab. */
@Tag("lab")
@Timeout(180)
class LabKilledProgramTest {
    private static final String TIMED = "nla";
    private static final String DROP_IN = "/etc/systemd/system/freerdp-shadow.service.d/zz-rollcall.conf";
    private static final List<String> RENEWED = List.of("expired", "selfsigned", "weakcert", "wrongname");
    /** No key is made until somebody says so. */
    private static final String SLOW_KEYS = """
            cat >/usr/local/bin/openssl <<'END'
            #!/bin/sh
            if [ "$1" = req ]; then
                touch /root/begun
                for n in $(seq 300); do [ -e /root/go ] && break; sleep 0.1; done
            fi
            exec /usr/bin/openssl "$@"
            END
            chmod 755 /usr/local/bin/openssl
            """;

    private static final List<String> STOPPED = List.of("expiring", "good");

    @TempDir
    Path folder = Path.of("");

    private interface Seen {
        boolean now() throws Exception;
    }

    @BeforeAll
    static void fresh() throws Exception {
        LabScripts.areHere();
        LabConsole.reset(TIMED, "expired", "selfsigned", "weakcert", "wrongname");
    }

    @AfterAll
    static void asItWas() throws Exception {
        LabConsole.reset(TIMED, "expired", "selfsigned", "weakcert", "wrongname", "expiring", "good");
    }

    private static void await(String what, Duration patience, Seen seen) throws Exception {
        Deadline deadline = Deadline.after(patience);
        while (!seen.now()) {
            assertTrue(!deadline.passed(), "not seen in time: " + what);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        assertTrue(process.isAlive(), "it ended before it could be killed");
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsTimedTakesItselfBackWithoutTheProgram() throws Exception {
        LabConsole console = new LabConsole(folder, List.of(TIMED));
        await(
                "NLA required",
                Duration.ofSeconds(20),
                () -> console.code(TIMED, "nla").equals("required"));
        Process process = console.start(
                console.acting("fix", "run", "disable-nla", TIMED + ".lab.test", "--for", "20s", "--yes"));
        // On its console, for whoever is connected counts as somebody who works there.
        LabConsole.inside(TIMED, "for n in $(seq 300); do [ -e " + DROP_IN + " ] && exit; sleep 0.1; done; exit 1");
        await(
                "NLA not required",
                Duration.ofSeconds(10),
                () -> console.code(TIMED, "nla").equals("optional"));
        kill(process);
        JsonNode found = console.show(1);
        assertEquals("interrupted", found.path("state").asText());
        assertEquals("in-doubt", LabConsole.state(found, TIMED), console::complaints);

        await(
                "NLA required again",
                Duration.ofSeconds(35),
                () -> console.code(TIMED, "nla").equals("required"));

        JsonNode resumed = console.json(Commands.SOME_HOST_FAILS, console.acting("campaigns", "resume", "1"));
        assertEquals("finished", resumed.path("state").asText());
        JsonNode host = LabConsole.host(resumed, TIMED);
        assertEquals("undone", host.path("state").asText(), resumed::toString);
        assertTrue(host.path("because").asText().startsWith("its time was over"), resumed::toString);
        assertEquals("required", console.code(TIMED, "nla"));
        assertEquals(
                "",
                LabConsole.inside(TIMED, "ls -d /var/lib/rollcall/* /etc/systemd/system/rollcall-* 2>/dev/null; true"));
    }

    @Test
    void whatWasInterruptedIsFinishedAndNothingIsDoneTwice() throws Exception {
        LabConsole console = new LabConsole(folder, RENEWED);
        Map<String, String> before = thumbprints(console);
        LabConsole.inside("wrongname", SLOW_KEYS);
        Process process = console.start(console.acting(
                "fix",
                "run",
                "regenerate-certificate",
                "--where",
                "host:*",
                "--waves",
                "1,*",
                "--yes",
                "--format",
                "ndjson"));
        try (BufferedReader said = process.inputReader()) {
            JsonNode canary = JsonMapper.builder().build().readTree(said.readLine());
            assertEquals("expired.lab.test", canary.path("host").asText());
            assertEquals("verified", canary.path("state").asText(), canary::toString);
            LabConsole.inside(
                    "wrongname", "for n in $(seq 300); do [ -e /root/begun ] && exit; sleep 0.1; done; exit 1");
            kill(process);
        }

        // What was begun on the host goes on there, or ends with its connection: nobody here knows.
        LabConsole.inside("wrongname", "rm /usr/local/bin/openssl; touch /root/go; sleep 3");
        Map<String, String> then = thumbprints(console);
        JsonNode listed = console.json(Commands.DONE, "campaigns", "list");
        assertEquals("interrupted", listed.at("/0/state").asText(), listed::toString);
        JsonNode found = console.show(1);
        assertEquals("interrupted", found.path("state").asText());
        assertEquals("verified", LabConsole.state(found, "expired"));
        Set<String> known = new HashSet<>(LabConsole.in(found, "in-doubt"));
        known.addAll(LabConsole.in(found, "verified"));
        RENEWED.stream()
                .filter(name -> !Objects.equals(before.get(name), then.get(name)))
                .forEach(name -> {
                    assertTrue(known.contains(name), () -> name + " was changed, and nobody wrote it down: " + found);
                });
        assertTrue(!LabConsole.in(found, "in-doubt").isEmpty(), found::toString);

        JsonNode resumed = console.json(Commands.DONE, console.acting("campaigns", "resume", "1"));
        assertEquals("finished", resumed.path("state").asText());
        assertEquals("intact", resumed.path("chain").asText());
        assertEquals(Set.copyOf(RENEWED), LabConsole.in(resumed, "verified"), resumed::toString);
        Map<String, String> after = thumbprints(console);
        for (String name : RENEWED) {
            String first = before.getOrDefault(name, "");
            String last = after.getOrDefault(name, "");
            assertNotEquals(first, last, name);
            assertTrue(Set.of(first, last).contains(then.getOrDefault(name, "")), name);
        }
    }

    @Test
    void anotherProcessCanStopIt() throws Exception {
        LabConsole console = new LabConsole(folder, STOPPED);
        String script = new LabProgram(folder)
                .file("wait.sh", "touch /root/begun; for n in $(seq 300); do [ -e /root/go ] && exit; sleep 0.1; done")
                .toString();
        Process process = console.start(console.acting(
                "fix",
                "run",
                "run-script",
                "--where",
                "host:*",
                "--yes",
                "--set",
                "file=" + script,
                "--format",
                "json"));
        LabConsole.inside("expiring", "for n in $(seq 300); do [ -e /root/begun ] && exit; sleep 0.1; done; exit 1");

        assertEquals(
                "campaign 1 is asked to stop by the process that runs it",
                console.words("campaigns", "stop", "1").strip());
        LabConsole.inside("expiring", "touch /root/go");

        JsonNode ended = JsonMapper.builder().build().readTree(process.getInputStream());
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(Commands.SOME_HOST_FAILS, process.exitValue(), console::complaints);
        assertEquals("stopped", ended.path("state").asText());
        assertTrue(ended.path("reason").asText().startsWith("stopped by "), ended::toString);
        assertEquals("verified", LabConsole.state(ended, "expiring"));
        assertEquals("planned", LabConsole.state(ended, "good"));
        assertEquals(ended, console.show(1));
        assertEquals("", LabConsole.inside("good", "ls /root/begun 2>/dev/null; true"));

        JsonNode over = console.json(Commands.DONE, "campaigns", "stop", "1");
        assertEquals("finished", over.path("state").asText());
        assertTrue(over.path("reason").asText().startsWith("ended by "), over::toString);
    }

    private static Map<String, String> thumbprints(LabConsole console) throws Exception {
        Map<String, String> thumbprints = new HashMap<>();
        for (String name : RENEWED) {
            thumbprints.put(name, console.thumbprint(name));
        }
        return thumbprints;
    }
}
