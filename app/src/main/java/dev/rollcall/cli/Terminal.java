package dev.rollcall.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What Java doesn't tell of a terminal. */
final class Terminal {
    private static final int LEAST = 40;
    private static final int USUAL = 160;
    private static final int MOST = 1000;
    private static final long PATIENCE_MILLIS = 500;

    private Terminal() {}

    /** Whether a person sees what is written to a descriptor. On Linux the kernel says; elsewhere only all three at once can be asked for. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a console may exist without a terminal: it is asked
    static boolean is(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noSuchFolder) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /** Characters a line: as the environment says, or the terminal itself. */
    static int width(Map<String, String> environment) {
        int said = number(environment.getOrDefault("COLUMNS", ""));
        int asked = said > 0 ? said : number(size());
        return asked > 0 ? Math.clamp(asked, LEAST, MOST) : USUAL;
    }

    /** {@code stty size} prints lines and columns; empty text where there is none. */
    private static String size() {
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return "";
        }
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return "";
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return said.substring(said.lastIndexOf(' ') + 1);
        } catch (IOException _) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
