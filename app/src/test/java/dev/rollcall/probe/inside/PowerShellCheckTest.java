package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds every Windows script against what commands really take, where the checker is at hand beside the project. */
@Tag("powershell-check")
final class PowerShellCheckTest {
    private static final Path CHECKER = Path.of("..", "shared", "powershell", "check");

    @Test
    void everyWindowsScriptPasses() throws Exception {
        if (!Files.isExecutable(CHECKER)) {
            System.out.println("left out: the Windows scripts are not checked, there is no " + CHECKER);
        }
        assumeTrue(Files.isExecutable(CHECKER), "no " + CHECKER);
        Process process = new ProcessBuilder(CHECKER.toString(), "--target", "4.0,5.1", "app/src/main/resources")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), said);
    }
}
