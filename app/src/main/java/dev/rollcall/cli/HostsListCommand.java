package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.policy.Policy;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which hosts are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the hosts that are kept: name, site and tags, with tabs between.")
final class HostsListCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Option(names = "--where", paramLabel = "QUERY", description = "Only hosts that match.")
    @Nullable
    String where;

    HostsListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, QueryException {
        Query query = where == null ? Query.ALL : Query.parse(where);
        PrintStream out = root.surroundings().out();
        try (OpenStore store = root.openStore()) {
            for (Host host : KeptFleet.hosts(store, query, Policy.DEFAULT)) {
                String line = String.join(
                        "\t",
                        PlainText.line(host.label()),
                        PlainText.line(host.labels().site()),
                        PlainText.line(String.join(",", host.labels().tags())));
                out.println(line.stripTrailing());
            }
        }
        return Commands.DONE;
    }
}
