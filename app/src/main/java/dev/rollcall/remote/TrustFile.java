package dev.rollcall.remote;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file of lines that several threads and processes read and change: read anew when it has changed, replaced as a whole, and
 * readable for its owner only.
 */
final class TrustFile {
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Path file;
    private List<String> lines = List.of();
    private FileTime modified = FileTime.fromMillis(0);
    private long size = -1;

    TrustFile(Path file) {
        this.file = file;
    }

    /** As they are now, whoever has changed them. */
    synchronized List<String> lines() throws IOException {
        if (!Files.exists(file)) {
            lines = List.of();
            size = -1;
            return lines;
        }
        FileTime now = Files.getLastModifiedTime(file);
        long length = Files.size(file);
        if (!now.equals(modified) || length != size) {
            lines = List.copyOf(readLines(file));
            modified = now;
            size = length;
        }
        return lines;
    }

    /** Changes what is in it now, while no other process does. */
    synchronized void change(UnaryOperator<List<String>> change) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        try (FileOutputStream lock = new FileOutputStream(beside.toFile());
                var _ = lock.getChannel().lock()) {
            size = -1;
            List<String> before = lines();
            List<String> after = List.copyOf(change.apply(before));
            if (!after.equals(before)) {
                replace(after);
            }
            size = -1;
        }
    }

    private void replace(List<String> with) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + ".", ".new");
        try {
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            // Not through a channel: an interrupt would close that in the middle.
            try (OutputStream out = new FileOutputStream(draft.toFile())) {
                out.write((String.join("\n", with) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static List<String> readLines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw new IOException("it has more than " + LARGEST / (1024 * 1024) + " MB");
            }
            return new String(all, StandardCharsets.UTF_8).lines().toList();
        }
    }

    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
