package dev.rollcall.cli;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayUse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a kept gateway. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Changes a gateway that is kept, for all hosts behind it: what is not said stays.")
final class GatewaysChangeCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME[:PORT]", description = "As gateways list shows it.")
    String named = "";

    @Option(names = "--name", paramLabel = "NAME[:PORT]", description = "What it is called, and its port, from now on.")
    @Nullable
    String fresh;

    @Option(
            names = "--names",
            paramLabel = "LIST",
            description = "The other names that people type for it from now on, with commas between; none for none.")
    @Nullable
    String names;

    GatewaysChangeCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        if (fresh == null && names == null) {
            throw new InputException("what changes? Say it with --name or --names");
        }
        Gateway wanted = GatewayOptions.read("gateways change", named);
        Gateway renamed = fresh == null ? wanted : GatewayOptions.read("--name", fresh);
        Optional<List<String>> others = Optional.empty();
        if (names != null) {
            others = Optional.of(
                    GatewayOptions.read("--names", renamed.label(), names).otherNames());
        }
        Gateway after;
        try (OpenStore store = root.openKept()) {
            GatewayUse before = GatewayOptions.kept(store, wanted);
            after = new Gateway(
                    renamed.name(),
                    renamed.port(),
                    others.orElse(before.gateway().otherNames()).stream()
                            .filter(name -> !name.equals(renamed.name()))
                            .toList());
            if (!store.gateways().change(before.gateway(), after)) {
                throw new InputException("--name: there is another gateway " + after.label()
                        + " already: remove it first, or name another");
            }
        }
        root.surroundings().out().println("gateway " + after.label() + " changed");
        return Commands.DONE;
    }
}
