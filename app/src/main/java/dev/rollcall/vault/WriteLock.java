package dev.rollcall.vault;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One writer of a vault at a time, among all processes of this computer. The operating system ends it with the process. */
final class WriteLock implements AutoCloseable {
    /** Writing takes milliseconds: who has it for longer hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** The system's locks belong to processes: one that closes a second channel to the file would lose the first one's. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    @SuppressWarnings("LockNotBeforeTry") // close() unlocks
    static WriteLock take(Path vault) throws IOException, InputException {
        Path file = vault.resolveSibling(vault.getFileName() + ".lock");
        IN_THIS_PROCESS.lock();
        try {
            FileChannel channel = OwnersFile.open(file, StandardOpenOption.CREATE);
            if (locked(channel)) {
                return new WriteLock(channel);
            }
            channel.close();
        } catch (IOException | RuntimeException e) {
            IN_THIS_PROCESS.unlock();
            throw e;
        }
        IN_THIS_PROCESS.unlock();
        throw new InputException("the vault " + vault + " is being written by another process: try again");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
