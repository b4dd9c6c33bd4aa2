package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.State;
import dev.rollcall.remote.Script.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server the script for Linux takes a host for, and that it runs in the shells and surroundings that hosts have. */
final class LinuxServerTest {
    private static final String REQUEST = "{\"port\":3389,\"window_s\":3600}\n";

    @TempDir
    private Path tools;

    @BeforeEach
    void needsAPosixShellAndNoServerOfItsOwn() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        for (String server : List.of("xrdp", "weston", "freerdp-shadow-cli")) {
            assumeFalse(Files.exists(Path.of("/usr/sbin", server)), "this computer has " + server);
            assumeFalse(Files.exists(Path.of("/usr/bin", server)), "this computer has " + server);
        }
        tool("systemctl", "exit 1");
    }

    @Test
    void gnomeRemoteDesktopSaysItselfHowItIsSet() throws Exception {
        tool("gnome-remote-desktop-daemon", "exit 0");
        tool("grdctl", """
                [ "$1" = --system ] && { echo 'no such option' >&2; exit 1; }
                [ "$1" = status ] || exit 1
                cat <<'END'
                Overall:
                	Unit status: active
                RDP:
                	Status: enabled
                	Port: 3390
                	Negotiate port: yes
                	TLS certificate: /nowhere/rdp.crt
                	TLS key: /nowhere/rdp.key
                	View-only: no
                VNC:
                	Status: disabled
                	Port: 5900
                END
                """);
        tool("ss", "echo 'LISTEN 0 10 *:3390 *:* uid:1000'");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        assertEquals("gnome-remote-desktop", document.fields().text("server"));
        PolicyObservation policy = seen(document, Check.POLICY, PolicyObservation.class);
        assertEquals(Optional.of(true), policy.enabled());
        ListenerInside listener =
                assertInstanceOf(ListenerInside.class, document.halves().get(Check.PORT));
        assertEquals(Optional.of(3390), listener.port());
        assertEquals(Optional.of(true), listener.listening());
        NlaInside nla = assertInstanceOf(NlaInside.class, document.halves().get(Check.NLA));
        assertEquals(Optional.of(true), nla.required());
    }

    @Test
    void gnomeRemoteDesktopThatIsOffIsSaidToBe() throws Exception {
        tool("gnome-remote-desktop-daemon", "exit 0");
        tool("grdctl", "printf 'RDP:\\n\\tStatus: disabled\\nVNC:\\n\\tStatus: enabled\\n'");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        assertEquals(
                Optional.of(false),
                seen(document, Check.POLICY, PolicyObservation.class).enabled());
    }

    @Test
    void grdctlThatSaysNothingIsSaidSo() throws Exception {
        tool("gnome-remote-desktop-daemon", "exit 0");
        tool("grdctl", "exit 1");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        assertEquals(
                "grdctl doesn't say",
                seen(document, Check.POLICY, PolicyObservation.class).missing().get("policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"freerdp-shadow-cli", "freerdp3-shadow-cli"})
    void shadowThatDoesNotRunIsStopped(String program) throws Exception {
        tool(program, "exit 0");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        ServiceObservation service = seen(document, Check.SERVICE, ServiceObservation.class);
        assertEquals("freerdp-shadow", service.server());
        assertEquals(State.STOPPED, service.units().getFirst().state());
    }

    @Test
    void westonOnAMonitorIsNoServer() throws Exception {
        tool("weston", "exit 0");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        assertEquals("", document.fields().text("server"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash -eu", "/bin/sh -eu", "/bin/bash --posix -euf", "/bin/busybox sh -eu"})
    void anyPosixShellInAnySurroundingsPrintsOneDocument(String shell) throws Exception {
        List<String> command = List.of(shell.split(" "));
        assumeTrue(Files.isExecutable(Path.of(command.getFirst())), "no " + command.getFirst());

        run(
                command,
                Map.of("PATH", "", "TMPDIR", "/nowhere", "LC_ALL", "tr_TR.UTF-8", "IFS", "x", "POSIXLY_CORRECT", "1"));
    }

    @Test
    void aToolThatNeverEndsCostsItsFactOnly() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/timeout")), "no timeout");
        tool("gnome-remote-desktop-daemon", "exit 0");
        tool("grdctl", "exit 1");
        tool("id", "echo 0");
        tool("nft", "while :; do :; done");
        tool("timeout", "shift; case $1 in nft) exit 124;; esac; exec \"$@\"");

        InsideDocument document = run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"));

        assertEquals("gnome-remote-desktop", document.fields().text("server"));
        assertTrue(document.broken().isEmpty());
    }

    private static <T> T seen(InsideDocument document, Check check, Class<T> type) {
        Outcome.Seen seen = assertInstanceOf(
                Outcome.Seen.class, document.outcomes(Instant.EPOCH).get(check));
        return assertInstanceOf(type, seen.observation());
    }

    private void tool(String name, String body) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static InsideDocument run(List<String> shell, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of("-c", new InsideScripts().in(Language.SH).text()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().write(REQUEST.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, output.lines().count(), output);
        InsideReader.Reading.Read read =
                assertInstanceOf(InsideReader.Reading.Read.class, new InsideReader().read(output), output);
        assertEquals("", read.document().broken(), output);
        return read.document();
    }
}
