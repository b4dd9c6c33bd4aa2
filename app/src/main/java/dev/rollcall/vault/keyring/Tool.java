package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a tool of the system. Secrets reach it by standard input and come back by standard output, never as an argument. */
final class Tool {
    /** Long enough for a person to unlock their keyring in a window. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MOST_OUTPUT = 64 << 10;

    private Tool() {}

    /** How it ended; {@code output} is for the caller to overwrite. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ended(int code, byte[] output) {}

    /** @throws InputException if there is no such tool, or it doesn't come to an end */
    static Ended run(List<String> command, byte[] input) throws InputException, InterruptedException {
        String name = command.getFirst();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new InputException(
                    "the keyring of this system can't be asked: there is no " + name
                            + "; use --vault-passphrase-file, --vault-passphrase-fd or the question",
                    e);
        }
        Thread watch = Thread.ofVirtual().start(() -> endInTime(process));
        try (InputStream from = process.getInputStream()) {
            give(process, input);
            byte[] output = from.readNBytes(MOST_OUTPUT);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new InputException("the keyring of this system gave no answer (" + name + " ended badly)", e);
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private static void give(Process process, byte[] input) throws IOException {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            // A tool that wants no input may have closed it: its exit code says what came of that.
            if (input.length > 0 && process.isAlive()) {
                throw e;
            }
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // It ended in time.
        }
    }

    /** Without the line break at the end. */
    static byte[] line(byte[] output) {
        int end = output.length;
        while (end > 0 && (output[end - 1] == '\n' || output[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(output, end);
    }
}
