package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lab's own scripts, which act on its hosts without the network. */
final class LabScripts {
    private static final Path FOLDER = Path.of("..", "shared", "lab");

    private LabScripts() {}

    static void areHere() {
        assumeTrue(Files.isExecutable(FOLDER.resolve("session")), "left out: the lab's scripts are not in " + FOLDER);
    }

    /** Puts hosts back to their first state. */
    static void reset(List<String> hosts) throws IOException, InterruptedException {
        run("reset", hosts.toArray(String[]::new));
    }

    /** What the script printed. */
    static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("lab", ".txt");
        try {
            // A file, for what the script leaves running would hold a pipe open.
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exit = process.waitFor();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            assertEquals(0, exit, () -> command + ": " + text);
            return text;
        } finally {
            Files.delete(said);
        }
    }
}
