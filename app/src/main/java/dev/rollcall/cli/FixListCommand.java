package dev.rollcall.cli;

import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Fixes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the fixes there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the fixes there are, and the worst that each does to people on a host.")
final class FixListCommand implements Callable<Integer> {
    private static final List<String> HEADINGS = List.of("fix", "risk", "undo", "summary");

    private final RollcallCommand root;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json.")
    ListFormat format = ListFormat.TABLE;

    FixListCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException {
        format.print(
                root.surroundings().out(),
                HEADINGS,
                Fixes.standard().all().stream()
                        .map(Fix::sheet)
                        .map(FixSheets::row)
                        .toList());
        return Commands.DONE;
    }
}
