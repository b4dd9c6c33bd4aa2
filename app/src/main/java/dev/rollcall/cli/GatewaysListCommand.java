package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayUse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which gateways are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the gateways that are kept, with the other names that people type, and how many hosts are"
                + " behind each.")
final class GatewaysListCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    GatewaysListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        List<GatewayUse> kept;
        try (OpenStore store = root.openKept()) {
            kept = store.gateways().all();
        }
        format.print(
                root.surroundings().out(),
                List.of("gateway", "port", "names", "hosts"),
                kept.stream()
                        .map(use -> ListFormat.row(
                                use.gateway().name(),
                                use.gateway().port(),
                                use.gateway().otherNames(),
                                use.hosts()))
                        .toList());
        if (kept.isEmpty()) {
            root.surroundings().complain("no gateways are kept yet: rollcall gateways add NAME");
        }
        return Commands.DONE;
    }
}
