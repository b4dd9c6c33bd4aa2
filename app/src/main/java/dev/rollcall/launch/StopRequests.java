package dev.rollcall.launch;

import dev.rollcall.host.InputException;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How one process asks another to stop a campaign: by a file in the folder of the store, which only one of them can have open.
 * Whoever may write there may do worse to it.
 */
record StopRequests(Path folder) {
    static StopRequests in(Path folder) {
        return new StopRequests(folder);
    }

    /**
     * Asks whoever has the store.
     *
     * @return false where nobody has it: then there is nobody to be asked
     * @throws InputException where the folder can't be written
     */
    boolean ask(long campaign) throws InputException {
        if (!Store.isInUse(folder)) {
            return false;
        }
        try {
            Files.writeString(request(campaign), "");
            return true;
        } catch (IOException e) {
            throw new InputException(folder + " can't be written: campaign " + campaign + " was not asked to stop", e);
        }
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
