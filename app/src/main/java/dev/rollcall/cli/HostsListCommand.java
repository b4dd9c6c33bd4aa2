package dev.rollcall.cli;

import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Labels;
import dev.rollcall.host.Way;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
            List.of("host", "port", "site", "os", "tags", "last_status", "checked_at", "access", "jump");

    private final RollcallCommand root;

    @Option(names = "--where", paramLabel = "QUERY", description = "Only hosts that match.")
    @Nullable
    String where;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    HostsListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Query query = QueryOption.where(where);
        List<Row> rows;
        try (OpenStore store = root.openKept()) {
            rows = KeptFleet.rows(store, query, Policy.DEFAULT);
        }
        // For people, what nobody has said of any of them only takes room.
        boolean brief = format == ListFormat.TABLE
                && rows.stream().allMatch(row -> row.host().access().equals(Access.UNSAID));
        int columns = brief ? HEADINGS.indexOf("access") : HEADINGS.size();
        new MachineColumn(format, rows)
                .print(
                        root.surroundings().out(),
                        HEADINGS.subList(0, columns),
                        rows.stream()
                                .map(row -> things(row).subList(0, columns))
                                .toList());
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

    private static List<@Nullable Object> things(Row row) {
        Host host = row.host();
        Labels labels = host.labels();
        return ListFormat.row(
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
                host.access().jump().map(Jump::toString).orElse(null));
    }
}
