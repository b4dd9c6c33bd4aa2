package dev.rollcall.launch;

import dev.rollcall.host.InputException;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How one process asks another to stop a campaign: by a file in the folder of the store, which only one of them can have open.
 * Whoever may write there may do worse to it.
 */
record StopRequests(Path folder) {
    private static final int LONGEST = 200;

    static StopRequests in(Path folder) {
        return new StopRequests(folder);
    }

    /**
     * Asks whoever has the store.
     *
     * @param by who wants it
     * @return false where nobody has it: then there is nobody to be asked
     * @throws InputException where the folder can't be written
     */
    boolean ask(long campaign, String by) throws InputException {
        if (!Store.isInUse(folder)) {
            return false;
        }
        try {
            // Whoever reads it finds all of it, or nothing.
            Path fresh = Files.writeString(folder.resolve("campaign-" + campaign + ".stop.new"), by);
            Files.move(fresh, request(campaign), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new InputException(folder + " can't be written: campaign " + campaign + " was not asked to stop", e);
        }
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
