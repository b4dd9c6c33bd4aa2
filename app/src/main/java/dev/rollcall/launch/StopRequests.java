package dev.rollcall.launch;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.InputException;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How one process asks another to stop a campaign: by a file in the folder of the store, which only one of them can have open.
 * Whoever may write there may do worse to it.
 *
 * @param patience how long whoever is asked may take to hear it
 */
record StopRequests(Path folder, Duration patience) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    static StopRequests in(Path folder) {
        // Whoever runs a campaign looks every half second.
        return new StopRequests(folder, Duration.ofSeconds(5));
    }

    /**
     * Asks whoever has the store, and waits for a moment until it has heard.
     *
     * @return false where nobody has it: then there is nobody to be asked
     * @throws InputException where the folder can't be written, or whoever has it does not run that campaign
     */
    boolean ask(long campaign) throws InputException {
        if (!Store.isInUse(folder)) {
            return false;
        }
        Path request = request(campaign);
        try {
            Files.writeString(request, "");
            if (heard(request) || !Files.deleteIfExists(request)) {
                return true;
            }
        } catch (IOException e) {
            throw new InputException(folder + " can't be written: campaign " + campaign + " was not asked to stop", e);
        }
        if (!Store.isInUse(folder)) {
            return false;
        }
        throw new InputException("campaign " + campaign + " is not under way in the process that has the store "
                + folder + " open: close that one first");
    }

    /** Whether somebody took it. */
    private boolean heard(Path request) {
        Deadline deadline = Deadline.after(patience);
        while (Files.exists(request)) {
            if (deadline.passed()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    /** Whether it was asked for, once. */
    boolean taken(long campaign) {
        try {
            return Files.deleteIfExists(request(campaign));
        } catch (IOException _) {
            // It is there, and stays: being stopped twice does no harm.
            return true;
        }
    }

    private Path request(long campaign) {
        return folder.resolve("campaign-" + campaign + ".stop");
    }
}
