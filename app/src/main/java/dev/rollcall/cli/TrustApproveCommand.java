package dev.rollcall.cli;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.remote.Introductions.Shown;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at hosts, and approves what they show if a person agrees. Logs on nowhere. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows the SSH key and WinRM certificate of hosts, and approves them when you agree: compare the"
                + " fingerprints with what the hosts themselves say. Nobody is logged on to.",
        footer = {
            "",
            "Exit: 0 all that the hosts showed is approved, 1 some is not, or a host showed nothing, 2 wrong usage or input."
        })
final class TrustApproveCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final RollcallCommand root;

    @Parameters(arity = "1..*", paramLabel = "HOST", description = "Hosts to look at.")
    List<String> hosts = new ArrayList<>();

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:…",
            description = "Approve what has this fingerprint, without a question, and nothing else; may be repeated.")
    List<String> fingerprints = new ArrayList<>();

    @Option(
            names = "--access",
            paramLabel = "LIST",
            description = "Where to look: unless said, as the inventory says, or else winrm-https,ssh; with :PORT where"
                    + " it isn't the usual one.")
    @Nullable
    String access;

    @Option(
            names = "--resolver",
            paramLabel = "HOST[:PORT]",
            description = "A name server to ask; may be repeated. The system's unless said.")
    List<String> resolvers = new ArrayList<>();

    TrustApproveCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, InterruptedException {
        Fingerprints wanted = Fingerprints.of(fingerprints);
        WayOptions ways = new WayOptions();
        ways.access = access;
        List<Host> said = HostLists.named(hosts);
        refusePorts(said);
        List<Host> named = ways.on(root.asKept(said));
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String resolver : resolvers) {
            servers.add(Words.resolver(resolver));
        }
        ProbeSettings probing = new ProbeSettings(CONNECT, servers, ProbeSettings.DEFAULT.cookie());
        Approving approving = new Approving(root.surroundings(), root.trustParts(), wanted);
        for (Host host : named) {
            approving.next(host, shown(host, probing, approving));
        }
        return approving.end() ? Commands.DONE : Commands.SOME_HOST_FAILS;
    }

    /** Elsewhere such a port is that of RDP; here it would be passed over, and what another port shows be approved. */
    private static void refusePorts(List<Host> said) throws InputException {
        for (Host host : said) {
            if (host.port() != Host.DEFAULT_PORT) {
                throw new InputException(PlainText.line(host.label()) + ": name the host alone, --access ssh:"
                        + host.port() + " says where to look");
            }
        }
    }

    private Optional<List<Shown>> shown(Host host, ProbeSettings probing, Approving approving)
            throws InterruptedException {
        if (host.access().jump().isPresent()) {
            approving.failed(
                    host,
                    "is behind the jump host " + host.access().jump().get().host()
                            + ", which would have to be logged on to: look at it on a check, and approve it in the"
                            + " window, by --known-hosts or by --trust-new");
            return Optional.empty();
        }
        Deadline deadline = Deadline.after(PATIENCE);
        try {
            return Optional.of(root.trustParts()
                    .introductions()
                    .of(
                            host.name(),
                            HostAddress.of(host, probing, deadline),
                            host.access().ways(),
                            deadline));
        } catch (InputException unknown) {
            approving.failed(host, String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }
}
