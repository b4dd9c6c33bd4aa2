package dev.rollcall.cli;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayUse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a gateway. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Forgets a gateway. One that hosts are behind stays, unless --unlink is said.")
final class GatewaysRemoveCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME[:PORT]", description = "As gateways list shows it.")
    String named = "";

    @Option(names = "--unlink", description = "Also where hosts are behind it: they have no gateway then.")
    boolean unlink;

    GatewaysRemoveCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        Gateway wanted = GatewayOptions.read("gateways remove", named);
        try (OpenStore store = root.openKept()) {
            GatewayUse kept = GatewayOptions.kept(store, wanted);
            if (kept.hosts() > 0 && !unlink) {
                throw new InputException(
                        (kept.hosts() == 1 ? "1 host is" : kept.hosts() + " hosts are") + " behind " + wanted.label()
                                + ": add --unlink if none is to be, or give them another with hosts add --gateway");
            }
            store.gateways().remove(kept.gateway());
        }
        root.surroundings().out().println("gateway " + wanted.label() + " removed");
        return Commands.DONE;
    }
}
