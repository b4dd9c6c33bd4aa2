package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.Check;
import dev.rollcall.sweep.Change;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what changed over time. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what changed between checks of kept hosts, newest first.")
final class HistoryCommand implements Callable<Integer> {
    private static final int MOST = 100_000;
    private static final List<String> HEADINGS =
            List.of("at", "host", "port", "check", "before", "before_summary", "after", "after_summary");

    private final RollcallCommand root;

    @Parameters(arity = "0..1", paramLabel = "HOST[:PORT]", description = "One kept host; all unless said.")
    @Nullable
    String named;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many changes, the newest; 100 unless said.")
    int limit = 100;

    @Option(names = "--since", paramLabel = "TIME", description = "Only changes not older, e.g. 12h, 1d or 2w.")
    @Nullable
    String since;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default: a line a change), csv or json.")
    ListFormat format = ListFormat.TABLE;

    HistoryCommand(RollcallCommand root) {
        this.root = root;
    }

    private record Line(Host host, Change change) {}

    @Override
    public Integer call() throws InputException, IOException {
        if (limit < 1 || limit > MOST) {
            throw new InputException("--limit: " + limit + " is not between 1 and " + MOST);
        }
        Instant oldest = since == null ? Instant.MIN : Instant.now().minus(Words.age("--since", since));
        List<Line> lines = new ArrayList<>();
        try (OpenStore store = root.openKept()) {
            for (Host host : hosts(store)) {
                store.rounds().changes(host.id(), limit + Check.values().length).stream()
                        .filter(change -> change.at().isAfter(oldest))
                        .forEach(change -> lines.add(new Line(host, change)));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.change().at())
                .reversed()
                .thenComparing(line -> line.change().check()));
        PrintStream out = root.surroundings().out();
        switch (format) {
            case TABLE -> texts(lines).stream().limit(limit).forEach(out::println);
            case CSV, JSON ->
                format.print(
                        out,
                        HEADINGS,
                        lines.stream().limit(limit).map(HistoryCommand::things).toList());
        }
        if (lines.isEmpty()) {
            root.surroundings().complain("no change has been seen" + (since == null ? " yet" : " since then"));
        }
        return Commands.DONE;
    }

    private List<Host> hosts(OpenStore store) throws InputException {
        return named == null ? store.hosts().all() : KeptFleet.named(store, HostLists.named(List.of(named)));
    }

    private static List<@Nullable Object> things(Line line) {
        Change change = line.change();
        boolean first = change.beforeCode().isEmpty();
        return ListFormat.row(
                seconds(change.at()),
                line.host().name(),
                line.host().port(),
                change.check().key(),
                first ? null : change.beforeCode(),
                first ? null : change.beforeSummary(),
                change.afterCode(),
                change.afterSummary());
    }

    /** A line a change; all that was seen of a host for the first time is one. */
    private static Collection<String> texts(List<Line> lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Line line : lines) {
            Change change = line.change();
            String head = seconds(change.at()) + "  " + line.host().label() + "  ";
            if (change.beforeCode().isEmpty()) {
                String seen = change.check().key() + " " + change.afterCode();
                texts.merge(head, "first seen: " + seen, (known, _) -> known + ", " + seen);
            } else {
                String text = "%s: %s → %s (%s)"
                        .formatted(
                                change.check().key(), change.beforeCode(), change.afterCode(), change.afterSummary());
                texts.put(head + text, "");
            }
        }
        return texts.entrySet().stream()
                .map(entry -> PlainText.line(entry.getKey() + entry.getValue()))
                .toList();
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
