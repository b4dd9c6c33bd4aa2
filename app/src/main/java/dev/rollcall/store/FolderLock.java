package dev.rollcall.store;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** One process at a time has a store. The lock is the operating system's: it dies with the process, however that ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path record;

    private FolderLock(FileChannel channel, Path record) {
        this.channel = channel;
        this.record = record;
    }

    /** @throws InputException naming who has it */
    static FolderLock take(Path folder) throws InputException, IOException {
        Path record = folder.resolve("rollcall.owner");
        Owner self = Owner.self(Instant.now());
        // Asked before the file is opened: closing a second channel of ours would give up the lock of the first
        // (POSIX).
        if (Owner.read(record).filter(self::sameProcess).isPresent()) {
            throw taken(folder, record);
        }
        Path file = folder.resolve("rollcall.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(folder, record);
            }
            OwnerOnly.file(file);
            self.write(record);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new FolderLock(channel, record);
    }

    private static InputException taken(Path folder, Path record) {
        String who = Owner.read(record).map(Owner::toString).orElse("another process");
        return new InputException("The store " + folder + " is in use by " + who
                + ". Close that one first, or name another store with --store.");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(record);
        channel.close();
    }
}
