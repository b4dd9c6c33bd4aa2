package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.CsvExport;
import dev.rollcall.matrix.Query;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the inventory as CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the hosts that are kept as CSV, which 'hosts import' reads.")
final class HostsExportCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Option(names = "--where", paramLabel = "QUERY", description = "Only hosts that match.")
    @Nullable
    String where;

    @Option(names = "--output", paramLabel = "FILE", description = "Standard output unless said.")
    @Nullable
    Path output;

    HostsExportCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Query query = QueryOption.where(where);
        List<Host> hosts;
        try (OpenStore store = root.openKept()) {
            hosts = KeptFleet.hosts(store, query, Policy.DEFAULT);
        }
        if (output == null) {
            // Not closed: what is left to say goes through the same stream.
            CsvExport.write(hosts, new OutputStreamWriter(root.surroundings().out(), StandardCharsets.UTF_8));
            if (root.surroundings().out().checkError()) {
                return Commands.CANNOT_GO_ON;
            }
        } else {
            write(hosts, output);
        }
        root.surroundings().complain(hosts.size() + (hosts.size() == 1 ? " host" : " hosts") + " written");
        return Commands.DONE;
    }

    /** All of it or nothing: beside the file first, then in its place. */
    private static void write(List<Host> hosts, Path file) throws InputException {
        if (Files.isDirectory(file)) {
            throw new InputException("--output: " + file + " is a folder: name a file in it");
        }
        Path named = file.toAbsolutePath();
        Path folder = Optional.ofNullable(named.getParent()).orElse(named);
        if (!Files.isDirectory(folder)) {
            throw new InputException("--output: can't write " + file + ": there is no folder " + folder);
        }
        try {
            // A link stays one: what it leads to is replaced.
            Path place = Files.exists(named) ? named.toRealPath() : named;
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                // A pipe or a device can't be replaced.
                try (Writer writer = Files.newBufferedWriter(place)) {
                    CsvExport.write(hosts, writer);
                }
                return;
            }
            Path beside = place.resolveSibling(".rollcall-" + UUID.randomUUID() + ".csv");
            try {
                try (Writer writer = Files.newBufferedWriter(beside, StandardOpenOption.CREATE_NEW)) {
                    CsvExport.write(hosts, writer);
                }
                Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException failed) {
            throw new InputException("--output: can't write " + file + ": " + reason(failed), failed);
        }
    }

    private static String reason(IOException failed) {
        return failed instanceof AccessDeniedException ? "permission denied" : Commands.said(failed);
    }
}
