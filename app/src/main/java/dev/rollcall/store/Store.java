package dev.rollcall.store;

import dev.rollcall.campaign.Journal;
import dev.rollcall.campaign.RoundText;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.inventory.Settings;
import dev.rollcall.sweep.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Everything that is kept: one H2 database in a folder, for one process at a time. Safe for use from any thread. A write that
 * has returned survives the death of the process; the methods behind the accessors throw {@link java.io.UncheckedIOException}
 * with a one-line message when the disk fails them.
 */
public final class Store implements AutoCloseable {
    private final DatabaseFile file;
    private final FolderLock lock;
    private final StoreThread thread;
    private final Hosts hosts;
    private final Gateways gateways;
    private final Rounds rounds;
    private final Settings settings;
    private final Journal journal;
    private final RoundText sights = new StoredSights();

    private Store(DatabaseFile file, FolderLock lock, StoreThread thread) {
        this.file = file;
        this.lock = lock;
        this.thread = thread;
        hosts = new StoredHosts(thread);
        gateways = new StoredGateways(thread);
        rounds = new StoredRounds(thread);
        settings = new StoredSettings(thread);
        journal = new StoredJournal(thread);
    }

    /**
     * Opens what {@code --store} names.
     *
     * @throws InputException if it is an address of a database server: only folders can be stores
     */
    public static Store at(String name) throws InputException {
        return open(folder(name));
    }

    /**
     * The folder that {@code --store} names; it need not be there.
     *
     * @throws InputException as {@link #at}
     */
    public static Path folder(String name) throws InputException {
        if (name.startsWith("jdbc:")) {
            throw new InputException(
                    "Shared stores in a database server are not in this release: name a folder with --store.");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw new InputException(
                    "\"" + name + "\" is not a folder that can be a store: name another with --store.");
        }
    }

    /**
     * Opens the store in a folder, which is made where there is none, and brings its schema up to date.
     *
     * @throws InputException if it is in use, damaged, of a newer version, or can't be written; nothing in it was changed then
     */
    public static Store open(Path folder) throws InputException {
        Quiet.libraries();
        Path place = folder.toAbsolutePath().normalize();
        FolderLock lock = lock(place);
        try {
            DatabaseFile file = new DatabaseFile(place);
            return new Store(file, lock, new StoreThread(file.open()));
        } catch (InputException | RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Whether a process, this one or another, has the store of a folder open. */
    public static boolean isInUse(Path folder) {
        if (!Files.exists(folder.resolve(DatabaseFile.NAME))) {
            return false;
        }
        try {
            release(FolderLock.take(folder.toAbsolutePath().normalize()));
            return false;
        } catch (InputException | IOException _) {
            return true;
        }
    }

    /** Whether there is one where {@link #at} would open it; true for what it refuses, for it says why. */
    public static boolean isIn(String name) {
        if (name.startsWith("jdbc:")) {
            return true;
        }
        try {
            return Files.exists(Path.of(name).resolve(DatabaseFile.NAME));
        } catch (InvalidPathException _) {
            return true;
        }
    }

    public Hosts hosts() {
        return hosts;
    }

    public Gateways gateways() {
        return gateways;
    }

    public Rounds rounds() {
        return rounds;
    }

    public Settings settings() {
        return settings;
    }

    public Journal journal() {
        return journal;
    }

    /** What campaigns write down of a host before they act on it. */
    public RoundText sights() {
        return sights;
    }

    /** Waits for writes under way, then closes the database and lets others have it. */
    @Override
    public void close() {
        try {
            thread.close(file::close);
        } finally {
            release(lock);
        }
    }

    private static FolderLock lock(Path folder) throws InputException {
        try {
            OwnerOnly.folder(folder);
            return FolderLock.take(folder);
        } catch (IOException e) {
            throw new InputException(
                    "The store folder " + folder + " can't be written (" + Reason.of(e)
                            + "): make it writable, or name another with --store.",
                    e);
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException _) {
            // The operating system ends the lock with the process; the record is read only while it holds.
        }
    }
}
