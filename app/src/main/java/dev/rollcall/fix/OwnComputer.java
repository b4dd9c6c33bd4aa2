package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The computer in front of the person, and the programs that are on it.
 *
 * @param path folders of programs, in the order in which they are looked in
 * @param wayland whether windows are shown by Wayland
 */
record OwnComputer(Platform platform, List<Path> path, Path home, boolean wayland) {
    private static final int LARGEST_OUTPUT = 1024 * 1024;
    private static final Duration FIRST_MOMENTS = Duration.ofMillis(800);
    // What a DNS name or an address literal is made of: nothing that a program could take for anything else.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:%-]{0,254}");

    enum Platform {
        WINDOWS,
        MAC,
        OTHER
    }

    OwnComputer {
        path = List.copyOf(path);
    }

    static OwnComputer here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Platform platform =
                name.startsWith("windows") ? Platform.WINDOWS : name.startsWith("mac") ? Platform.MAC : Platform.OTHER;
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new OwnComputer(
                platform,
                Arrays.stream(folders.split(Pattern.quote(File.pathSeparator)))
                        .flatMap(OwnComputer::absolute)
                        .toList(),
                Path.of(System.getProperty("user.home", "/")),
                System.getenv("WAYLAND_DISPLAY") != null);
    }

    /** A relative folder would find programs of whoever left them where we happen to be. */
    private static Stream<Path> absolute(String folder) {
        try {
            return Stream.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Stream.empty();
        }
    }

    Optional<Path> program(String name) {
        String file = platform == Platform.WINDOWS ? name + ".exe" : name;
        return path.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** @throws InputException where there is no such program; {@code otherwise} says what to do */
    Path needed(String name, String otherwise) throws InputException {
        return program(name)
                .orElseThrow(() -> new InputException("there is no " + name + " on this computer: " + otherwise));
    }

    /**
     * A host as clients are told it: {@code name:port}, IPv6 in brackets.
     *
     * @throws InputException where its name has characters that no name has
     */
    static String address(Host host) throws InputException {
        return (name(host).indexOf(':') >= 0 ? "[" + host.name() + "]" : host.name()) + ":" + host.port();
    }

    static String name(Host host) throws InputException {
        if (NAME.matcher(host.name()).matches()) {
            return host.name();
        }
        throw new InputException("the name " + host.name().replaceAll("[^\\x20-\\x7e]+", "?")
                + " has characters that no host's name has: nothing is told to a program under it");
    }

    /** What a program printed, and how it ended. */
    record Ended(int code, String output) {}

    Ended run(List<String> command, Deadline deadline) throws InputException, InterruptedException {
        Path said = null;
        try {
            said = Files.createTempFile("rollcall", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new InputException(command.getFirst() + " did not come to its end");
            }
            try (var input = Files.newInputStream(said)) {
                return new Ended(
                        process.exitValue(), new String(input.readNBytes(LARGEST_OUTPUT), Charset.defaultCharset()));
            }
        } catch (IOException e) {
            throw new InputException(command.getFirst() + " can't be run: " + e.getMessage(), e);
        } finally {
            if (said != null) {
                said.toFile().delete();
            }
        }
    }

    /** Starts a program that outlives this one. Empty where it is well after its first moments, else what it ended with. */
    Optional<Integer> start(List<String> command) throws InputException, InterruptedException {
        List<String> whole = new ArrayList<>();
        if (platform != Platform.WINDOWS) {
            // Its own session: Ctrl C in the terminal that we were started in is not meant for it.
            program("setsid").ifPresent(setsid -> whole.add(setsid.toString()));
        }
        whole.addAll(command);
        try {
            Process process = new ProcessBuilder(whole)
                    .directory(home.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(FIRST_MOMENTS.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() != 0
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (IOException e) {
            throw new InputException(command.getFirst() + " can't be started: " + e.getMessage(), e);
        }
    }
}
