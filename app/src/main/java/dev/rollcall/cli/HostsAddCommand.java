package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps hosts that are named on the command line. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps hosts by name, address, network or range.")
final class HostsAddCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(arity = "1..*", paramLabel = "HOST[:PORT]")
    List<String> named = new ArrayList<>();

    @Option(names = "--site", paramLabel = "SITE", description = "Where they stand.")
    String site = "";

    @Option(names = "--os", paramLabel = "NAME", description = "What they run.")
    String system = "";

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "May be repeated.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--notes", paramLabel = "TEXT")
    String notes = "";

    HostsAddCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        Labels labels = new Labels(site, system, new TreeSet<>(tags), notes);
        List<Host> hosts = HostLists.named(named).stream()
                .map(host -> host.withLabels(labels))
                .toList();
        try (OpenStore store = root.openStore()) {
            store.hosts().put(hosts);
        }
        root.surroundings().out().println(hosts.size() + (hosts.size() == 1 ? " host" : " hosts") + " kept");
        return Commands.DONE;
    }
}
