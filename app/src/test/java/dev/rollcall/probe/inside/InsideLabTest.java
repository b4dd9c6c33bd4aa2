package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Judge;
import dev.rollcall.policy.Policy;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.ScriptRun;
import dev.rollcall.remote.TransportKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for Linux on the real hosts of the lab, each for what it is. */
@Tag("lab")
final class InsideLabTest {
    private final InsideProbes probes = new InsideProbes(new InsideScripts(), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "11, running, idle, allowed, enabled, true",
        "15, running, idle, allowed, enabled, true",
        "16, running, idle, allowed, enabled, true",
        "17, stopped, listener-down, allowed, enabled, true",
        "18, running, idle, blocked, enabled, true",
        "19, running, idle, allowed, enabled, true",
        "22, failed, listener-down, allowed, enabled, true",
        "25, running, idle, allowed, enabled, false",
        "26, running, idle, allowed, enabled, false",
        "29, running, idle, allowed, enabled, true",
        "30, running, idle, blocked, enabled, true",
        "32, hung, idle, allowed, enabled, true",
    })
    void isSeenForWhatItIs(
            int number, String service, String session, String firewall, String policy, boolean keyReadable)
            throws Exception {
        Map<Check, Finding> findings = look(number, "admin");

        assertEquals(
                List.of(service, session, firewall, policy),
                Stream.of(Check.SERVICE, Check.SESSION, Check.FIREWALL, Check.POLICY)
                        .map(check -> code(findings, check))
                        .toList());
        Object inside = of(findings, Check.CERTIFICATE).facts().get("inside");
        assertEquals(keyReadable, inside instanceof Map<?, ?> facts && Boolean.TRUE.equals(facts.get("key_readable")));
    }

    @Test
    void whatNeedsRootIsDeniedToAnOperator() throws Exception {
        Map<Check, Finding> findings = look(11, "operator");

        assertEquals("running", code(findings, Check.SERVICE));
        assertEquals("access-denied", code(findings, Check.FIREWALL));
    }

    private Map<Check, Finding> look(int number, String account) throws Exception {
        Host host = Host.named("10.77.0." + number);
        List<Look> looks = new ArrayList<>(probes.look(
                new Ssh(account + "@10.77.0." + number),
                new InsideRequest(3389, Optional.empty()),
                Deadline.after(Duration.ofSeconds(30))));
        looks.add(Look.without(
                Check.PORT,
                Optional.empty(),
                new Outcome.Seen(new PortObservation(
                        3389, PortObservation.State.OPEN, Duration.ofMillis(1), Duration.ofMillis(1), ""))));
        looks.add(
                Look.without(Check.CERTIFICATE, Optional.empty(), new Outcome.Missing(Outcome.Reason.NOT_REACHED, "")));
        Clock clock = Clock.systemUTC();
        return new Judge(Policy.DEFAULT)
                .judge(new Round(host, clock.instant(), looks), clock.instant())
                .findings();
    }

    private static String code(Map<Check, Finding> findings, Check check) {
        return of(findings, check).code();
    }

    private static Finding of(Map<Check, Finding> findings, Check check) {
        return Optional.ofNullable(findings.get(check)).orElseThrow();
    }

    /** By the program of that name. */
    private record Ssh(String where) implements RemoteSession {
        @Override
        public TransportKind transport() {
            return TransportKind.SSH;
        }

        @Override
        public ScriptResult run(ScriptRun run, Deadline deadline) throws RemoteException, InterruptedException {
            String quoted = "'" + run.script().text().replace("'", "'\\''") + "'";
            String command = (run.privileged() ? "sudo -n " : "") + "sh -c " + quoted;
            try {
                Process process = new ProcessBuilder(
                                "ssh",
                                "-o",
                                "BatchMode=yes",
                                "-o",
                                "LogLevel=ERROR",
                                "-o",
                                "UserKnownHostsFile=/run/rdplab/known_hosts",
                                "-i",
                                "/run/rdplab/id_ed25519",
                                where,
                                command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                tell(process, run.request() + "\n");
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exitCode = process.waitFor();
                if (run.privileged() && output.isEmpty() && exitCode == 1) {
                    // As our own sessions do it: with what the account has, and saying so.
                    ScriptResult plain =
                            run(new ScriptRun(run.script(), run.request(), false, run.largestOutput()), deadline);
                    return new ScriptResult(
                            plain.exitCode(), plain.output(), "", false, false, "sudo wants a password");
                }
                return new ScriptResult(exitCode, output, "", false);
            } catch (IOException e) {
                throw new RemoteException(Problem.FAILED, String.valueOf(e.getMessage()), e);
            }
        }

        private static void tell(Process process, String request) {
            try (OutputStream input = process.getOutputStream()) {
                input.write(request.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It ended without reading: what it printed says why.
            }
        }

        @Override
        public void tryOut(Deadline deadline) {}

        @Override
        public void close() {}
    }
}
