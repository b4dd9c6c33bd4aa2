package dev.rollcall.cli;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayUse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a gateway. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Keeps a gateway, before hosts are behind it or after. Of one that is kept already, names are added.")
final class GatewaysAddCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME[:PORT]", description = "Its name or address; port 443 unless said.")
    String named = "";

    @Option(
            names = "--names",
            paramLabel = "LIST",
            description = "The other names that people type for it, with commas between.")
    String names = "";

    GatewaysAddCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        Gateway said = GatewayOptions.read("gateways add", named, names);
        try (OpenStore store = root.openStore()) {
            List<String> before = store.gateways().like(said).map(GatewayUse::gateway).stream()
                    .flatMap(kept -> kept.otherNames().stream())
                    .toList();
            List<String> all = Stream.concat(before.stream(), said.otherNames().stream())
                    .distinct()
                    .toList();
            store.gateways().put(new Gateway(said.name(), said.port(), all));
        }
        root.surroundings().out().println("gateway " + said.label() + " kept");
        return Commands.DONE;
    }
}
