package dev.rollcall.cli;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a code, a line of a log or a dialog means, and what to do about it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Says what an error means: what it rules out, which causes it points to, how to tell them apart, what cures each.",
            "Says also which kept hosts show one of them. Takes " + Explanation.FORMS + "."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int SHOWN = 60;

    private final RollcallCommand root;

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "What was shown or logged, such as 0x904 0x7; - reads it from standard input.")
    List<String> words = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default: text for people) or json.")
    ExplainFormat format = ExplainFormat.TABLE;

    ExplainCommand(RollcallCommand root) {
        this.root = root;
    }

    /** In what form it is said. */
    enum ExplainFormat {
        TABLE,
        JSON
    }

    @Override
    public Integer call() throws InputException, IOException {
        Explanation explanation = Explanation.of(text());
        if (explanation.understood().isEmpty()) {
            throw new InputException("\"" + PlainText.cut(PlainText.line(explanation.input()), SHOWN)
                    + "\": nothing in it is known; understood are " + Explanation.FORMS);
        }
        List<Row> hosts = hosts(explanation);
        PrintStream out = root.surroundings().out();
        switch (format) {
            case TABLE -> new ExplainText(out).print(explanation, hosts);
            case JSON -> out.println(ExplainJson.of(explanation, hosts));
        }
        return Commands.DONE;
    }

    private String text() throws IOException {
        if (!words.equals(List.of("-"))) {
            return String.join(" ", words);
        }
        InputStream in = System.in;
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }

    /** Kept hosts that have one of the causes, by what was last seen of them; those first that surely have it. */
    private List<Row> hosts(Explanation explanation) {
        try {
            Optional<OpenStore> kept = root.openIfKept();
            return kept.isPresent() ? hosts(kept.get(), new HashSet<>(explanation.causeIds())) : List.of();
        } catch (InputException unreadable) {
            // What a code means is worth saying all the same.
            root.surroundings().complain("the kept hosts can't be looked at: " + Commands.said(unreadable));
            return List.of();
        }
    }

    private static List<Row> hosts(OpenStore kept, Set<String> causes) {
        try (kept) {
            return KeptFleet.rows(kept, Query.ALL, Policy.DEFAULT).stream()
                    .filter(row -> surest(row, causes).isPresent())
                    .sorted(Comparator.comparing(row -> surest(row, causes).orElse(Confidence.LOW)))
                    .toList();
        }
    }

    private static Optional<Confidence> surest(Row row, Set<String> causes) {
        return row.diagnosis().stream()
                .filter(found -> causes.contains(found.id()))
                .map(Diagnosed::confidence)
                .min(Comparator.naturalOrder());
    }
}
