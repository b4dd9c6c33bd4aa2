package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Parameters(paramLabel = "HOST[:PORT]", description = "Kept hosts, as hosts list shows them, or ranges of them.")
    List<String> named = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "QUERY",
            description = "Hosts that match; with hosts named, only those of them.")
    @Nullable
    String where;

    @Option(names = "--all", description = "Every host that is kept.")
    boolean everything;

    HostsRemoveCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        Query query = QueryOption.where(where);
        if (where != null && query.isEmpty()) {
            throw new InputException("--where: the query is empty; to forget every host say --all");
        }
        if (everything && (where != null || !named.isEmpty())) {
            throw new InputException("--all goes without hosts and without --where");
        }
        if (!everything && where == null && named.isEmpty()) {
            throw new InputException("which hosts? Name them, or use --where QUERY or --all");
        }
        List<Host> wanted = HostLists.named(named);
        int removed;
        try (OpenStore store = root.openKept()) {
            Map<HostId, Host> gone = new LinkedHashMap<>();
            KeptFleet.hosts(store, query, Policy.DEFAULT).forEach(host -> gone.put(host.id(), host));
            if (!wanted.isEmpty()) {
                List<Host> kept = KeptFleet.named(store, wanted);
                gone.keySet().retainAll(kept.stream().map(Host::id).collect(Collectors.toSet()));
            }
            store.hosts().remove(gone.keySet());
            removed = gone.size();
        }
        root.surroundings().out().println(removed + (removed == 1 ? " host" : " hosts") + " removed");
        return Commands.DONE;
    }
}
