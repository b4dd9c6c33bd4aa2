package dev.rollcall.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;

/** The process that has a store open, as the record beside the lock says it. {@code started} tells two processes with one number apart. */
record Owner(String pid, String started, String user, String host, String since) {
    private static final long MOST_BYTES = 4096;

    static Owner self(Instant now) {
        ProcessHandle process = ProcessHandle.current();
        return new Owner(
                Long.toString(process.pid()),
                process.info().startInstant().map(Instant::toString).orElse(""),
                System.getProperty("user.name", "unknown"),
                hostName(),
                now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    boolean sameProcess(Owner other) {
        return pid.equals(other.pid) && started.equals(other.started) && host.equals(other.host);
    }

    void write(Path file) throws IOException {
        Properties record = new Properties();
        record.setProperty("pid", pid);
        record.setProperty("started", started);
        record.setProperty("user", user);
        record.setProperty("host", host);
        record.setProperty("since", since);
        // Written beside and moved over, so that nobody ever reads half of it.
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            record.store(writer, "who has this store open");
        }
        OwnerOnly.file(draft);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Empty where there is none, or none that can be understood. */
    static Optional<Owner> read(Path file) {
        Properties record = new Properties();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                record.load(reader);
            }
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(new Owner(
                record.getProperty("pid", "?"),
                record.getProperty("started", ""),
                record.getProperty("user", "?"),
                record.getProperty("host", "?"),
                record.getProperty("since", "?")));
    }

    @Override
    public String toString() {
        return "process " + pid + " of user " + user + " on " + host + ", since " + since;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "this computer";
        }
    }
}
