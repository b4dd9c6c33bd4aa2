package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.matrix.Term;
import dev.rollcall.policy.Policy;
import dev.rollcall.policy.PolicyFile;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks hosts that are named, listed in a file or kept, and prints the matrix. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Checks hosts and prints the matrix: those named, those of --from, or else the kept fleet.",
        footer = {
            "",
            "Exit: 0 no host at or above --fail-on, 1 some host is, 2 wrong usage or input, 3 the program could not go on,",
            "130 stopped by Ctrl C."
        })
final class CheckCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(
            paramLabel = "HOST[:PORT]",
            description = "A name, an address, a network (10.0.0.0/24) or a range (10.0.0.1-50, web[01:20]).")
    List<String> named = new ArrayList<>();

    @Option(names = "--from", paramLabel = "FILE", description = "Hosts from a list; - is standard input.")
    List<Path> from = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "QUERY",
            description = "Only hosts that match, e.g. 'site:ber is:failing'; README explains queries.")
    @Nullable
    String where;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, ndjson, csv, junit.")
    Format format = Format.TABLE;

    @Option(
            names = "--fail-on",
            paramLabel = "STATUS",
            description = "Exit with 1 from which status on: fail (default), warn, unknown or never.")
    FailOn failOn = FailOn.FAIL;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds, as a TOML file.")
    @Nullable
    Path policyFile;

    @Option(names = "--yes", description = "Ranges of very many hosts are meant.")
    boolean consent;

    @Mixin
    final LookOptions looking = new LookOptions();

    @Mixin
    final InsideOptions inside = new InsideOptions();

    CheckCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Query query = QueryOption.where(where);
        Policy policy = policyFile == null ? Policy.DEFAULT : PolicyFile.read(policyFile);
        inside.check(looking.plan(false).checks());
        Tally tally = named.isEmpty() && from.isEmpty() ? kept(query, policy) : named(query, policy);
        return failOn.isReachedBy(tally.worst()) ? Commands.SOME_HOST_FAILS : Commands.DONE;
    }

    private Tally named(Query query, Policy policy) throws InputException, IOException, InterruptedException {
        Optional<Term> tooEarly = query.firstAboutFindings();
        if (tooEarly.isPresent()) {
            throw new InputException(
                    "--where " + tooEarly.get() + ": nothing is known of these hosts before they are"
                            + " checked; only host:, site:, tag:, os:, address: and notes: narrow hosts that are named or --from");
        }
        List<Host> hosts = new HostLists(root, consent).read(named, from);
        Function<String, Optional<Host>> inventory = KeptFleet.byName(hosts);
        hosts.removeIf(host -> !query.matches(Row.unchecked(host), Instant.now()));
        Stopping stopping = new Stopping();
        try (OpenVault vault = vault();
                Interruption.Watch _ = root.surroundings().interruption().watch(stopping::stop, root.workbench())) {
            return check(hosts, policy, Rounds.none(), inside(vault, inventory), stopping);
        }
    }

    private Tally kept(Query query, Policy policy) throws InputException, IOException, InterruptedException {
        Stopping stopping = new Stopping();
        // Watched before the store is opened: a person may have enough of waiting for that, too. But not before a
        // passphrase is asked for: a question ends by itself.
        try (OpenVault vault = vault();
                Interruption.Watch _ = root.surroundings().interruption().watch(stopping::stop, root.workbench());
                OpenStore store = root.openKept()) {
            List<Host> hosts = KeptFleet.hosts(store, query, policy);
            if (hosts.isEmpty() && store.hosts().all().isEmpty()) {
                throw new InputException(KeptFleet.NONE);
            }
            return check(hosts, policy, store.rounds(), inside(vault, store.hosts()::named), stopping);
        }
    }

    /** @param looks as {@link #inside} makes them */
    private Tally check(List<Host> hosts, Policy policy, Rounds rounds, Inside looks, Stopping stopping)
            throws InputException, IOException, InterruptedException {
        MatrixWriter writer = format.writer(root.surroundings());
        if (hosts.isEmpty()) {
            // No error: a job that checks what fails has nothing to do when nothing does.
            writer.end(Tally.NONE);
            root.surroundings().complain("no host matches: " + where);
            return Tally.NONE;
        }
        Tally tally = new Checking(root.surroundings(), writer)
                .run(
                        root.workbench().sweeper(policy, rounds, looks.looks()),
                        inside.ways.on(hosts),
                        looks.plan(),
                        stopping);
        root.say(looks.stopped());
        return tally;
    }

    private record Inside(SweepPlan plan, InsideLooks looks, StoppedCredentials stopped) {}

    private Inside inside(OpenVault vault, Function<String, Optional<Host>> inventory) throws InputException {
        SweepPlan plan = looking.plan(vault.opened().isPresent());
        return new Inside(
                plan, root.insideLooks(inside.plan(vault.opened(), inventory, plan.probing())), vault.stopped());
    }

    private OpenVault vault() throws InputException, InterruptedException {
        Optional<Vault> opened = inside.isWantedBy(looking) ? inside.open(root) : Optional.empty();
        return new OpenVault(opened, opened.isPresent() ? root.stopped() : StoppedCredentials.none());
    }

    /** Locked again when the check ends; empty where nothing is logged on to. */
    private record OpenVault(Optional<Vault> opened, StoppedCredentials stopped) implements AutoCloseable {
        @Override
        public void close() {
            opened.ifPresent(Vault::close);
        }
    }
}
