package dev.rollcall.store;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries below the store from talking to the user: what matters of theirs comes as an exception. */
final class Quiet {
    // Held here because the JVM forgets the level of a logger that nobody holds.
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("org.jooq"), Logger.getLogger("h2database"));

    private Quiet() {}

    static void libraries() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
