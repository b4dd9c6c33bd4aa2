package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.cli.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever logs on to hosts says at its end which credentials are used no more. */
@Timeout(60)
class StoppedLineTest {
    private static final String LINE =
            "ops is no longer used: a and b refused it; once its secret is right: rollcall credentials go-on ops";

    @TempDir
    Path folder = Path.of("");

    private LabProgram program;

    @BeforeEach
    void aCredentialThatTwoHostsRefused() throws Exception {
        program = new LabProgram(folder).withPassword("ops", "ops", "not-the-password");
        assertEquals(Commands.DONE, program.run("hosts", "add", "127.0.0.1"), program::err);
        Files.writeString(
                program.store().resolve("stopped-credentials"),
                "ops\ta\trefused\t2026-01-01T00:00:00Z\nops\tb\trefused\t2026-01-01T00:00:00Z\n");
    }

    private void run(String... command) throws Exception {
        String[] all = Stream.concat(
                        Arrays.stream(command),
                        Stream.of(
                                "--credential",
                                "ops",
                                "--vault-passphrase-file",
                                folder.resolve("passphrase").toString()))
                .toArray(String[]::new);
        assertEquals(Commands.DONE, program.run(all), program::err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plan", "--yes"})
    void aFixSaysItOnce(String how) throws Exception {
        run("fix", "run", "start-service", "127.0.0.1", how);
        assertEquals(
                1, program.err().lines().filter(line -> line.endsWith(LINE)).count(), program::err);
    }

    @Test
    void soDoesACheck() throws Exception {
        run("check", "127.0.0.1", "--fail-on", "never");
        assertTrue(program.err().contains(LINE), program::err);
    }
}
