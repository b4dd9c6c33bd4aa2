package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What FreeRDP 2 and Remmina keep below a person's home. FreeRDP saves no passwords, but the certificate that a host showed first,
 * a line each; Remmina saves passwords, encrypted, in a profile for each host.
 */
record FreeRdpCredentials(Path home) implements SavedCredentials {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MOST_PROFILES = 5000;

    /** A file, and which of its lines are about the host. */
    private record Kept(Path file, Predicate<String> about, String what) {
        boolean there() throws IOException {
            return lines().stream().anyMatch(about);
        }

        List<String> lines() throws IOException {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? List.of(
                            Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)"))
                    : List.of();
        }
    }

    @Override
    public List<String> of(Host host, Deadline deadline) throws InputException {
        try {
            return kept(host).stream()
                    .map(kept -> kept.what() + " in " + kept.file())
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void clear(Host host, Deadline deadline) throws InputException {
        try {
            for (Kept kept : kept(host)) {
                replace(
                        kept.file().toRealPath(),
                        String.join(
                                "",
                                kept.lines().stream()
                                        .filter(kept.about().negate())
                                        .toList()));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<Kept> kept(Host host) throws IOException {
        List<Kept> kept = new ArrayList<>();
        String known = host.name() + " " + host.port() + " ";
        kept.add(new Kept(
                home.resolve(".config/freerdp/known_hosts2"),
                line -> line.toLowerCase(Locale.ROOT).startsWith(known.toLowerCase(Locale.ROOT)),
                "known certificate"));
        for (Path profile : profiles()) {
            Kept password =
                    new Kept(profile, line -> line.matches("(gateway_)?password\\s*=\\s*\\S.*\\R?"), "password");
            if (password.lines().stream().anyMatch(line -> isServer(line, host))) {
                kept.add(password);
            }
        }
        List<Kept> there = new ArrayList<>();
        for (Kept each : kept) {
            if (each.there()) {
                there.add(each);
            }
        }
        return there;
    }

    private List<Path> profiles() throws IOException {
        Path folder = home.resolve(".local/share/remmina");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".remmina"))
                    .limit(MOST_PROFILES)
                    .toList();
        }
    }

    private static boolean isServer(String line, Host host) {
        String said = line.strip().toLowerCase(Locale.ROOT);
        String name = host.name().toLowerCase(Locale.ROOT);
        Set<String> meant = host.port() == Host.DEFAULT_PORT
                ? Set.of(name, name + ":" + host.port(), "[" + name + "]", "[" + name + "]:" + host.port())
                : Set.of(name + ":" + host.port(), "[" + name + "]:" + host.port());
        return said.startsWith("server=") && meant.contains(said.substring("server=".length()));
    }

    /** All or nothing, and for nobody else to read. */
    private static void replace(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), ".rollcall", ".tmp");
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            }
            Files.writeString(beside, text, StandardCharsets.ISO_8859_1);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static InputException unreadable(IOException e) {
        return new InputException(
                "what the client of this computer saved can't be read or changed: " + e.getMessage(), e);
    }
}
