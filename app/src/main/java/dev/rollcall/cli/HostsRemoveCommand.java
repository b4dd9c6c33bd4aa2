package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets hosts, and what was seen of them. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forgets hosts, and what was seen of them.")
final class HostsRemoveCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "HOST[:PORT]")
    List<String> named = new ArrayList<>();

    @Option(names = "--where", paramLabel = "QUERY", description = "All hosts that match.")
    @Nullable
    String where;

    HostsRemoveCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, QueryException {
        if (named.isEmpty() && where == null) {
            throw new InputException("which hosts? Name them, or use --where QUERY");
        }
        Set<HostId> ids = new LinkedHashSet<>();
        try (OpenStore store = root.openStore()) {
            for (Host host : HostLists.named(named)) {
                ids.add(KeptFleet.named(store, host).id());
            }
            if (where != null) {
                KeptFleet.hosts(store, Query.parse(where), Policy.DEFAULT).forEach(host -> ids.add(host.id()));
            }
            store.hosts().remove(ids);
        }
        root.surroundings().out().println(ids.size() + (ids.size() == 1 ? " host" : " hosts") + " removed");
        return Commands.DONE;
    }
}
