package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the hosts of files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Keeps the hosts of lists, CSV files, Ansible inventories, and .rdp, RDCMan and mRemoteNG files. Of those kept already, what a file says replaces what was"
                        + " there, an empty field erases nothing, and tags are added.")
final class HostsImportCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read; - is standard input.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--yes", description = "Ranges of very many hosts are meant.")
    boolean consent;

    HostsImportCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        List<Host> hosts = new HostLists(root, consent, "FILE").read(List.of(), files);
        try (OpenStore store = root.openStore()) {
            List<Host> stored = store.hosts().put(hosts);
            long added = IntStream.range(0, hosts.size())
                    .filter(index ->
                            stored.get(index).id().equals(hosts.get(index).id()))
                    .count();
            root.surroundings()
                    .out()
                    .println(hosts.size() + (hosts.size() == 1 ? " host" : " hosts") + " read: " + added + " new, "
                            + (hosts.size() - added) + " already kept");
        }
        return Commands.DONE;
    }
}
