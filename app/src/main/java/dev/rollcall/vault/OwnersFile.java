package dev.rollcall.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Files for their owner alone, where the file system knows of owners (POSIX); elsewhere their folder's rights decide. */
final class OwnersFile {
    private OwnersFile() {}

    /** Makes the file's folder where there is none; one that is there keeps its permissions. */
    static void folderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, mode(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Another process may have been quicker.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /**
     * All of the new content or all of the old, whatever happens meanwhile: written beside it, forced to the disk, then renamed.
     */
    static void replace(Path file, byte[] content) throws IOException {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        Path beside =
                file.resolveSibling(file.getFileName() + "." + HexFormat.of().formatHex(random) + ".tmp");
        try {
            try (FileChannel channel = open(beside, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceFolder(file);
    }

    /** For writing; made for its owner alone where it isn't there. */
    static FileChannel open(Path file, StandardOpenOption creation) throws IOException {
        return FileChannel.open(file, Set.of(creation, StandardOpenOption.WRITE), mode(file, "rw-------"));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void forceFolder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Windows can't open folders; there the rename is as durable as it gets.
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
