package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The DNS cache of the computer that this program runs on.
 *
 * @param system as {@code os.name} has it
 * @param path where programs are looked for
 */
record DnsCache(String system, List<Path> path) {
    private static final int LONGEST = 300;

    DnsCache {
        path = List.copyOf(path);
    }

    static DnsCache ofThisComputer() {
        String searched = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new DnsCache(
                System.getProperty("os.name", ""),
                Arrays.stream(searched.split(File.pathSeparator))
                        .flatMap(each -> folder(each).stream())
                        .toList());
    }

    /** What empties it; nothing where there is no cache, or none that we know of. */
    Optional<List<String>> command() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return found("ipconfig.exe").map(program -> List.of(program, "/flushdns"));
        }
        if (name.startsWith("mac")) {
            return found("dscacheutil").map(program -> List.of(program, "-flushcache"));
        }
        return found("resolvectl")
                .map(program -> List.of(program, "flush-caches"))
                .or(() -> found("nscd").map(program -> List.of(program, "--invalidate=hosts")));
    }

    /** Empties it; what went wrong, in one sentence, or nothing. */
    Optional<String> empty(List<String> command, Deadline deadline) throws InterruptedException {
        String name = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.of(name + " did not end in time");
                }
                String said = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
                return process.exitValue() == 0
                        ? Optional.empty()
                        : Optional.of(name + " ended with " + process.exitValue() + ": " + said.strip());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.of(name + " can't be run: " + e.getMessage());
        }
    }

    private Optional<String> found(String program) {
        return path.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }

    private static Optional<Path> folder(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
