package dev.rollcall.cli;

import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Labels;
import dev.rollcall.host.Way;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which hosts are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the hosts that are kept, with how each stood when it was last checked.")
final class HostsListCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of("host", "port", "site", "os", "tags", "last_status", "checked_at", "access", "jump", "gateway");

    private final RollcallCommand root;

    @Option(names = "--where", paramLabel = "QUERY", description = "Only hosts that match.")
    @Nullable
    String where;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds to judge by, as a TOML file.")
    @Nullable
    Path policyFile;

    HostsListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Query query = QueryOption.where(where);
        Policy policy = PolicyOption.read(policyFile);
        List<Row> rows;
        try (OpenStore store = root.openKept()) {
            rows = KeptFleet.rows(store, query, policy);
        }
        Set<String> left = unsaid(rows);
        MachineColumn machines = new MachineColumn(format, rows);
        machines.print(
                root.surroundings().out(),
                HEADINGS.stream().filter(heading -> !left.contains(heading)).toList(),
                rows.stream().map(row -> things(row, left)).toList());
        if (format == ListFormat.TABLE) {
            FleetNotes notes = new FleetNotes();
            rows.forEach(notes::add);
            notes.printLikenesses(root.surroundings().out());
        }
        if (rows.isEmpty()) {
            root.surroundings().complain(query.isEmpty() ? KeptFleet.NONE : "no kept host matches: " + query);
        }
        return Commands.DONE;
    }

    /** Columns to leave out: for people, what nobody has said of any of them only takes room. */
    private Set<String> unsaid(List<Row> rows) {
        Set<String> left = new HashSet<>();
        if (format == ListFormat.TABLE) {
            if (rows.stream().allMatch(row -> row.host().access().equals(Access.UNSAID))) {
                left.addAll(List.of("access", "jump"));
            }
            if (rows.stream().allMatch(row -> row.host().gateway().isEmpty())) {
                left.add("gateway");
            }
        }
        return left;
    }

    private static List<@Nullable Object> things(Row row, Set<String> left) {
        Host host = row.host();
        Labels labels = host.labels();
        List<@Nullable Object> all = ListFormat.row(
                host.name(),
                host.port(),
                labels.site(),
                labels.operatingSystem(),
                List.copyOf(labels.tags()),
                row.verdict().map(verdict -> verdict.status().key()).orElse("unchecked"),
                row.verdict()
                        .map(verdict ->
                                verdict.at().truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null),
                host.access().ways().stream().map(Way::toString).toList(),
                host.access().jump().map(Jump::toString).orElse(null),
                host.gateway().map(Gateway::label).orElse(null));
        List<@Nullable Object> things = new ArrayList<>();
        for (int column = 0; column < all.size(); column++) {
            if (!left.contains(HEADINGS.get(column))) {
                things.add(all.get(column));
            }
        }
        return things;
    }
}
