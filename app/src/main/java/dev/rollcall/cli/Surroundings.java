package dev.rollcall.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
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
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                new WatchedStream(new FileOutputStream(FileDescriptor.out)),
                new WatchedStream(new FileOutputStream(FileDescriptor.err)),
                Terminal.is(1),
                Terminal.is(2),
                System.getenv(),
                new ProcessInterruption());
    }

    /** How many characters a line of {@code out} may have: as many as the terminal is wide, and any number elsewhere. */
    int width() {
        return outTerminal ? Terminal.width(environment) : Integer.MAX_VALUE;
    }

    /** Whether whoever reads {@code out} wants no more of it. */
    boolean readerHasGone() {
        return out instanceof WatchedStream watched && watched.readerHasGone();
    }

    /** Why {@code out} could not be written, as far as that is known. */
    String failure() {
        return out instanceof WatchedStream watched
                ? watched.failure()
                        .map(failed -> String.valueOf(failed.getMessage()))
                        .orElse("it is closed")
                : "it is closed";
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
