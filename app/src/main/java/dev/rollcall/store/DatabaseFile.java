package dev.rollcall.store;

import dev.rollcall.host.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The H2 database of a store. */
final class DatabaseFile {
    static final String NAME = "rollcall.mv.db";

    /** H2 begins every file of its with this and the number of its format. */
    private static final String HEADER = "H:2,";

    /** The last migration there is. A schema that has it needs no migrating, which saves half the time it takes to open a store. */
    static final String NEWEST = "011";

    private static final String LAST_APPLIED = """
            select "version" from "flyway_schema_history" where "success"
            order by "installed_rank" desc fetch first row only
            """;

    private static final long WORTH_COMPACTING = 16L << 20;

    private final Path folder;
    private final Path file;

    DatabaseFile(Path folder) {
        this.folder = folder;
        file = folder.resolve(NAME);
    }

    /** @throws InputException if the file is none of H2's, damaged, or has a newer schema; it is as it was then */
    Connection open() throws InputException {
        refuseForeign();
        if (folder.toString().indexOf(';') >= 0) {
            throw new InputException("The store folder " + folder
                    + " has a semicolon in its name, which the database can't take: name another with --store.");
        }
        try {
            Connection connection = DriverManager.getConnection(url(), "rollcall", "");
            try {
                OwnerOnly.file(file);
                if (!upToDate(connection)) {
                    migrate();
                }
                return connection;
            } catch (InputException | FlywayException | IOException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | FlywayException | IOException e) {
            throw damaged(e);
        }
    }

    /** Closes the database; a file that is mostly holes is written anew first. */
    void close(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.size(file) > WORTH_COMPACTING ? "shutdown compact" : "shutdown");
            OwnerOnly.file(file);
        } catch (IOException e) {
            throw new SQLException("the database file can't be closed", e);
        }
    }

    /**
     * What H2 writes by itself, it writes on a thread of its own after it said that it was done: at once with WRITE_DELAY=0, half a
     * second later as it usually is. So it is not to begin with that, and is told to write by {@link StoreThread}, which waits.
     */
    private String url() {
        return "jdbc:h2:file:" + folder.resolve("rollcall")
                + ";WRITE_DELAY=3600000;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    private void refuseForeign() throws InputException {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            String start = new String(stream.readNBytes(HEADER.length()), StandardCharsets.ISO_8859_1);
            if (!start.equals(HEADER)) {
                throw damaged(new IOException("no header"));
            }
        } catch (IOException e) {
            throw new InputException("The store " + folder + " can't be read (" + Reason.of(e) + ").", e);
        }
    }

    private static boolean upToDate(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST_APPLIED)) {
            return last.next() && NEWEST.equals(last.getString(1));
        } catch (SQLException _) {
            return false;
        }
    }

    private void migrate() throws InputException {
        Flyway flyway = Flyway.configure(DatabaseFile.class.getClassLoader())
                .dataSource(url(), "rollcall", "")
                .locations("classpath:db/migration")
                .load();
        for (MigrationInfo migration : flyway.info().applied()) {
            if (!migration.getState().isResolved()) {
                throw new InputException(
                        "The store " + folder
                                + " was written by a newer version of Rollcall: use that one, or name another store with --store.");
            }
        }
        flyway.migrate();
    }

    private InputException damaged(Exception cause) {
        return new InputException(
                "The store " + folder + " can't be opened: its file " + file.getFileName()
                        + " is damaged. Put a copy in its place, or move it away to start anew.",
                cause);
    }
}
