package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is connected to which session of xrdp, by the sockets that a tool of ours tells of. */
final class LinuxSessionsTest {
    private static final String OWN = "u_str ESTAB 0 0 /tmp/.xrdp/xrdp_display_77 4711 * ";
    private static final String OTHER = "u_str ESTAB 0 0 /run/systemd/journal/stdout 4713 * 4714";

    @TempDir
    private Path tools;

    /** A client that is gone leaves a socket without a peer; Xvnc has no such socket, whoever is connected. */
    @ParameterizedTest
    @CsvSource({"Xorg, 4712, ACTIVE", "Xorg, 0, DISCONNECTED", "Xorg, '', DISCONNECTED", "Xvnc, '', ACTIVE"})
    void isSeenByTheSocketOfItsServer(String server, String peer, SessionObservation.State state) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        assumeFalse(Files.exists(Path.of("/usr/sbin/xrdp")), "this computer has xrdp");
        tool("systemctl", "exit 1");
        tool("ss", "[ \"$1\" = -Hxp ] && printf '%s\\n' '" + OTHER + "' '" + (peer.isEmpty() ? "" : OWN + peer) + "'");
        Path parent = copyOfTheShell("xrdp-sesman");
        Path child = copyOfTheShell(server);
        Process session = new ProcessBuilder(
                        parent.toString(), "-c", "\"$0\" -c 'echo up; read -r line' x :77; true", child.toString())
                .start();
        try {
            assertEquals("up", session.inputReader().readLine());
            Outcome.Seen seen = assertInstanceOf(
                    Outcome.Seen.class,
                    LinuxServerTest.run(List.of("/bin/sh"), Map.of("PATH", tools + ":/usr/bin:/bin"))
                            .outcomes(Instant.EPOCH)
                            .get(Check.SESSION));
            List<RemoteDesktopSession> sessions = assertInstanceOf(SessionObservation.class, seen.observation())
                    .sessions();
            assertEquals(
                    List.of(state),
                    sessions.stream()
                            .filter(each -> each.detail().contains(":77"))
                            .map(RemoteDesktopSession::state)
                            .toList(),
                    sessions::toString);
        } finally {
            session.getOutputStream().close();
            session.waitFor();
        }
    }

    /** A process has the name of the file that it was started from. */
    private Path copyOfTheShell(String name) throws IOException {
        return Files.copy(Path.of("/bin/sh").toRealPath(), tools.resolve(name));
    }

    private void tool(String name, String body) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
