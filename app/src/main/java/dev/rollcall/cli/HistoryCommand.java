package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.sweep.Change;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private final RollcallCommand root;

    @Parameters(arity = "0..1", paramLabel = "HOST[:PORT]", description = "One kept host; all unless said.")
    @Nullable
    String named;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many changes; 100 unless said.")
    int limit = 100;

    HistoryCommand(RollcallCommand root) {
        this.root = root;
    }

    private record Line(Host host, Change change) {}

    @Override
    public Integer call() throws InputException {
        if (limit < 1 || limit > MOST) {
            throw new InputException("--limit: " + limit + " is not between 1 and " + MOST);
        }
        List<Line> lines = new ArrayList<>();
        try (OpenStore store = root.openStore()) {
            for (Host host : hosts(store)) {
                store.rounds().changes(host.id(), limit).forEach(change -> lines.add(new Line(host, change)));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.change().at()).reversed());
        PrintStream out = root.surroundings().out();
        lines.stream().limit(limit).forEach(line -> out.println(text(line)));
        if (lines.isEmpty()) {
            root.surroundings().complain("no change has been seen yet");
        }
        return Commands.DONE;
    }

    private List<Host> hosts(OpenStore store) throws InputException {
        if (named == null) {
            return store.hosts().all();
        }
        List<Host> hosts = new ArrayList<>();
        for (Host wanted : HostLists.named(List.of(named))) {
            hosts.add(KeptFleet.named(store, wanted));
        }
        return hosts;
    }

    private static String text(Line line) {
        Change change = line.change();
        String before = change.beforeCode().isEmpty() ? "first seen" : change.beforeCode();
        return PlainText.line("%s  %s  %s: %s → %s (%s)"
                .formatted(
                        change.at(),
                        line.host().label(),
                        change.check().key(),
                        before,
                        change.afterCode(),
                        change.afterSummary()));
    }
}
