package dev.rollcall.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs. Text goes out as UTF-8.
 *
 * @param outTerminal whether a person reads {@code out}; otherwise a file or a pipe does
 * @param errTerminal likewise for {@code err}: progress is shown only there
 * @param interruption how a person stops a command
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean outTerminal,
        boolean errTerminal,
        Map<String, String> environment,
        Interruption interruption) {
    private static final int BUFFER = 64 * 1024;

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Of this process. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a console may exist without a terminal: it is asked
    public static Surroundings ofProcess() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminal,
                terminal && isTerminal(2),
                System.getenv(),
                new ProcessInterruption());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), false, StandardCharsets.UTF_8);
    }

    /** Java can't tell for standard error: on Linux the kernel can. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noSuchFolder) {
            return true;
        }
    }

    /** Whether {@code out} may carry colours, see no-color.org. */
    boolean colours() {
        return outTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** One line for a person, made harmless. */
    void complain(String line) {
        out.flush();
        err.println("rollcall: " + PlainText.line(line));
        err.flush();
    }
}
