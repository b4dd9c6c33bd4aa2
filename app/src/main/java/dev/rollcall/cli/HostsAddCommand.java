package dev.rollcall.cli;

import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import dev.rollcall.inventory.GatewayText;
import dev.rollcall.inventory.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps hosts that are named on the command line. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps hosts. Of one that is kept already, only what is said here changes; tags are added.")
final class HostsAddCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "HOST[:PORT]",
            description = "A name, an address, a network (10.0.0.0/24) or a range (10.0.0.1-50, web[01:20]).")
    List<String> named = new ArrayList<>();

    @Option(names = "--site", paramLabel = "SITE", description = "Where they stand.")
    String site = "";

    @Option(names = "--os", paramLabel = "NAME", description = "What they run.")
    String system = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "May be repeated, or several with commas between.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--notes", paramLabel = "TEXT", description = "Anything else to remember.")
    String notes = "";

    @Option(
            names = "--access",
            paramLabel = "LIST",
            description =
                    "How they are logged on to, the better ways first: winrm-https, winrm-http, ssh, with :PORT where"
                            + " it isn't the usual one. Unless said, it is found out.")
    String access = "";

    @Option(
            names = "--jump",
            paramLabel = "HOST[:PORT]",
            description = "The host through which they are reached by SSH.")
    String jump = "";

    @Option(
            names = "--gateway",
            paramLabel = "NAME[:PORT]",
            description = "The Remote Desktop Gateway that people reach them through, or none; port 443 unless said.")
    @Nullable
    String gateway;

    HostsAddCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        Labels labels = new Labels(site.strip(), system.strip(), Tags.of(tags), notes.strip());
        Access said = new Access(
                access.isBlank() ? List.of() : WayOptions.ways(access),
                jump.isBlank() ? Optional.empty() : Optional.of(WayOptions.jump(jump)));
        List<Host> hosts = HostLists.named(named).stream()
                .map(host -> host.withLabels(labels).withAccess(said))
                .toList();
        if (hosts.size() == 1 && isBehindItself(hosts.getFirst())) {
            throw new InputException("--jump: " + hosts.getFirst().name()
                    + " can't be its own jump host: name another one, or leave --jump out");
        }
        Optional<Gateway> behind = gateway == null || GatewayText.isNone(gateway)
                ? Optional.empty()
                : Optional.of(GatewayOptions.read("--gateway", gateway));
        try (OpenStore store = root.openStore()) {
            List<Host> kept = store.hosts()
                    .put(hosts.stream().map(host -> host.withGateway(behind)).toList());
            if (gateway != null && behind.isEmpty()) {
                // Adding to what is kept takes nothing away: that needs the hosts as they are kept.
                store.hosts()
                        .put(kept.stream()
                                .map(host -> host.withGateway(Optional.empty()))
                                .toList());
            }
        }
        root.surroundings().out().println(hosts.size() + (hosts.size() == 1 ? " host" : " hosts") + " kept");
        return Commands.DONE;
    }

    /** Of a whole list the jump host may be one: it is then logged on to directly. */
    private static boolean isBehindItself(Host host) {
        return host.access()
                .jump()
                .filter(jump -> jump.host().equals(host.name()))
                .isPresent();
    }
}
