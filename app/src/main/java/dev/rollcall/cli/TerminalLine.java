package dev.rollcall.cli;

import dev.rollcall.vault.Secret;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One line typed unseen on a Unix terminal, whose name is {@code /dev/tty} whatever is redirected. The program {@code stty} turns
 * its echo off and on again.
 */
final class TerminalLine {
    private static final File TERMINAL = new File("/dev/tty");
    /** A job in the background is stopped when it changes its terminal: it can't ask. */
    private static final long PATIENCE_MILLIS = 2000;

    private static final int LONGEST = 4096;

    private TerminalLine() {}

    /** Empty where standard input is no terminal, the echo can't be turned off, or nothing was typed. */
    static Optional<Secret> typed(String prompt) {
        if (!TERMINAL.exists() || !succeeds(Redirect.INHERIT, "-g") || !succeeds(Redirect.from(TERMINAL), "-echo")) {
            return Optional.empty();
        }
        // Also where Ctrl C ends the program in the middle.
        Thread echo = new Thread(TerminalLine::echo, "echo");
        Runtime.getRuntime().addShutdownHook(echo);
        try (FileOutputStream out = new FileOutputStream(TERMINAL);
                FileInputStream in = new FileInputStream(TERMINAL)) {
            out.write((prompt + ": ").getBytes(StandardCharsets.UTF_8));
            Optional<Secret> typed = line(in);
            out.write('\n');
            return typed;
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            Runtime.getRuntime().removeShutdownHook(echo);
            echo();
        }
    }

    private static Optional<Secret> line(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST];
        try {
            int length = 0;
            int next = in.read();
            while (next >= 0 && next != '\n' && length < LONGEST) {
                bytes[length++] = (byte) next;
                next = in.read();
            }
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] typed = Arrays.copyOf(decoded.array(), decoded.length());
            Arrays.fill(decoded.array(), '\0');
            return typed.length == 0 ? Optional.empty() : Optional.of(Secret.takingOver(typed));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void echo() {
        boolean _ = succeeds(Redirect.from(TERMINAL), "echo");
    }

    private static boolean succeeds(Redirect input, String argument) {
        try {
            Process process = new ProcessBuilder("stty", argument)
                    .redirectInput(input)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
