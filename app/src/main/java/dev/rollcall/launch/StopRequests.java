package dev.rollcall.launch;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.InputException;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How one process asks another to stop a campaign: by a file in the folder of the store, which only one of them can have open.
 * Whoever may write there may do worse to it.
 *
 * @param patience how long whoever is asked may take to hear it
 */
record StopRequests(Path folder, Duration patience) {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LONGEST = 200;

    static StopRequests in(Path folder) {
        // Whoever runs a campaign looks every half second.
        return new StopRequests(folder, Duration.ofSeconds(5));
    }

    /**
     * Asks whoever has the store, and waits for a moment until it has heard.
     *
     * @param by who wants it
     * @return false where nobody has it: then there is nobody to be asked
     * @throws InputException where the folder can't be written, or whoever has it does not run that campaign
     */
    boolean ask(long campaign, String by) throws InputException {
        if (!Store.isInUse(folder)) {
            return false;
        }
        Path request = request(campaign);
        try {
            // Whoever reads it finds all of it, or nothing.
            Path fresh = Files.writeString(folder.resolve("campaign-" + campaign + ".stop.new"), by);
            Files.move(fresh, request, StandardCopyOption.REPLACE_EXISTING);
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

    /** By whom it was asked for, once; empty where it was not. */
    Optional<String> taken(long campaign) {
        Path request = request(campaign);
        if (!Files.exists(request)) {
            return Optional.empty();
        }
        String by = "somebody";
        try (InputStream input = Files.newInputStream(request)) {
            String said = new String(input.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            by = said.isEmpty() ? by : said;
            Files.deleteIfExists(request);
        } catch (IOException _) {
            // It is there, and may stay: being stopped twice does no harm.
        }
        return Optional.of(by);
    }

    private Path request(long campaign) {
        return folder.resolve("campaign-" + campaign + ".stop");
    }
}
