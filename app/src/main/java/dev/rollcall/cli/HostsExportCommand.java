package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.inventory.CsvExport;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    public Integer call() throws InputException, QueryException, IOException {
        Query query = where == null ? Query.ALL : Query.parse(where);
        try (OpenStore store = root.openStore();
                Writer writer = writer()) {
            CsvExport.write(KeptFleet.hosts(store, query, Policy.DEFAULT), writer);
        }
        return Commands.DONE;
    }

    private Writer writer() throws InputException {
        if (output == null) {
            return new OutputStreamWriter(root.surroundings().out(), StandardCharsets.UTF_8);
        }
        try {
            return Files.newBufferedWriter(output);
        } catch (IOException failed) {
            throw new InputException("--output: can't write " + output + ": " + failed.getMessage(), failed);
        }
    }
}
