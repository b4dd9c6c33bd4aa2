package dev.rollcall.remote;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A file of lines that several threads and processes read and change, readable for its owner only. It is read anew when somebody
 * else has changed it. One more line is appended; other changes replace the file. A last line that was cut off, because the
 * computer or its disk gave up, counts for nothing and is taken away with the next change.
 */
final class TrustFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Path beside;
    private final Supplier<Approved> nothing;
    private final Predicate<String> whole;
    private final boolean posix;
    private final Set<Path> secured = new HashSet<>();
    private Approved known;
    private Optional<State> read = Optional.empty();
    private boolean endsWithALine = true;

    /** How a file was at some time: where one of these differs, so may the content. */
    private record State(String key, long modified, long size) {
        static State of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(
                    String.valueOf(now.fileKey()), now.lastModifiedTime().to(TimeUnit.NANOSECONDS), now.size());
        }
    }

    /** @param whole whether a line without a line end is not just the beginning of one */
    TrustFile(Path file, Supplier<Approved> nothing, Predicate<String> whole) {
        this.file = file.toAbsolutePath();
        this.beside = this.file.resolveSibling(file.getFileName() + ".lock");
        this.nothing = nothing;
        this.whole = whole;
        this.posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.known = nothing.get();
    }

    /** What it says now, whoever has changed it. */
    synchronized Approved known() throws IOException {
        Optional<State> now = Files.exists(file) ? Optional.of(State.of(file)) : Optional.empty();
        if (!now.equals(read)) {
            Approved fresh = nothing.get();
            lines().forEach(fresh::add);
            known = fresh;
            read = now;
        }
        return known;
    }

    /**
     * Appends a line, unless there is none to append.
     *
     * @param next asked while no other process changes the file
     */
    synchronized void append(Function<Approved, Optional<String>> next) throws IOException {
        locked(() -> {
            Optional<String> line = next.apply(known());
            if (line.isPresent()) {
                if (!endsWithALine) {
                    replace(lines());
                    known();
                }
                append(line.get());
            }
        });
    }

    private void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        long expected = read.map(State::size).orElse(0L) + bytes.length;
        read = Optional.empty();
        forOwnerOnly(file);
        // Not through a channel: an interrupt would close that in the middle.
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(bytes);
        }
        known.add(line);
        // Unless somebody else wrote too, without asking for the lock.
        read = Optional.of(State.of(file)).filter(state -> state.size() == expected);
    }

    /** Replaces all lines. */
    synchronized void change(UnaryOperator<List<String>> change) throws IOException {
        locked(() -> {
            List<String> before = lines();
            List<String> after = List.copyOf(change.apply(before));
            if (!after.equals(before)) {
                replace(after);
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private void locked(Work work) throws IOException {
        if (!secured.contains(beside)) {
            Files.createDirectories(beside.getParent());
        }
        forOwnerOnly(beside);
        try (FileOutputStream lock = new FileOutputStream(beside.toFile());
                var _ = lock.getChannel().lock()) {
            work.run();
        }
    }

    private void forOwnerOnly(Path path) throws IOException {
        if (!posix) {
            return;
        }
        if (!Files.exists(path)) {
            try {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException anotherProcessWasFaster) {
                return;
            }
        } else if (!secured.contains(path) && Files.isRegularFile(path)) {
            try {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            } catch (IOException notOurs) {
                // Whoever owns it decides.
            }
        }
        secured.add(path);
    }

    private List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            endsWithALine = true;
            return List.of();
        }
        String text = TextLines.text(file);
        List<String> lines = text.lines().toList();
        endsWithALine = text.isEmpty() || text.endsWith("\n");
        return endsWithALine || whole.test(lines.getLast()) ? lines : lines.subList(0, lines.size() - 1);
    }

    private void replace(List<String> with) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new");
        try {
            if (posix) {
                Files.setPosixFilePermissions(draft, OWNER_ONLY);
            }
            try (OutputStream out = new FileOutputStream(draft.toFile())) {
                StringBuilder text = new StringBuilder();
                with.forEach(line -> text.append(line).append('\n'));
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
