package dev.rollcall.cli;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.PointedCause;
import dev.rollcall.diagnosis.code.Understood;
import dev.rollcall.fix.Fixes;
import dev.rollcall.matrix.Row;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation for people. */
final class ExplainText {
    private static final int MOST_HOSTS = 20;

    private final PrintStream out;
    private final Fixes fixes = Fixes.standard();

    ExplainText(PrintStream out) {
        this.out = out;
    }

    /** @param hosts those that show one of the causes */
    void print(Explanation explanation, List<Row> hosts) {
        explanation.understood().forEach(this::understood);
        if (!explanation.rulesOut().isEmpty()) {
            out.println();
            out.println("Rules out:");
            explanation.rulesOut().forEach(sentence -> out.println("  " + sentence));
        }
        if (!explanation.causes().isEmpty()) {
            out.println();
            out.println("Points to:");
            explanation.causes().forEach(this::cause);
        }
        if (!explanation.steps().isEmpty()) {
            out.println();
            out.println("Step by step:");
            int number = 1;
            for (GuideStep step : explanation.steps()) {
                step(number++, step);
            }
        }
        hosts(explanation, hosts);
        out.flush();
    }

    private void understood(Understood understood) {
        KnownCode known = understood.known();
        String code = known.code()
                + understood.extended().map(extended -> " " + extended).orElse("");
        out.println((known.kind().key() + " " + code).strip() + ": " + known.name());
        out.println("  " + known.meaning());
        out.println("  Source: " + known.source().words() + " ("
                + known.source().sureness().key() + ")");
    }

    private void cause(PointedCause pointed) {
        CauseSheet cause = pointed.cause();
        out.println("  " + pointed.likelihood().key() + ": " + cause.title() + " (" + cause.id() + ")");
        if (!cause.next().isEmpty()) {
            out.println("    test: " + cause.next().getFirst());
        }
        cure(cause.cure().words(), cause.cure().fixes());
    }

    private void step(int number, GuideStep step) {
        out.println("  " + number + ". " + step.title());
        out.println("    check: " + step.check());
        cure(step.cure(), step.fixes());
        out.println("    beware: " + step.advice());
    }

    private void cure(String words, List<String> ids) {
        out.println("    cure: " + words);
        if (!ids.isEmpty()) {
            out.println("    fixes: " + ids.stream().map(this::fix).collect(Collectors.joining(", ")));
        }
    }

    private String fix(String id) {
        return id
                + fixes.of(id)
                        .map(fix -> " (" + fix.sheet().risk().words() + ")")
                        .orElse("");
    }

    private void hosts(Explanation explanation, List<Row> hosts) {
        if (hosts.isEmpty()) {
            return;
        }
        List<String> ids = explanation.causeIds();
        out.println();
        out.println("Kept hosts that show one of these causes: " + hosts.size());
        for (Row row : hosts.stream().limit(MOST_HOSTS).toList()) {
            String causes = row.diagnosis().stream()
                    .filter(found -> ids.contains(found.id()))
                    .map(found ->
                            found.title() + " (" + found.confidence().key() + ")")
                    .collect(Collectors.joining(", "));
            out.println("  " + PlainText.line(row.host().label() + ": " + causes));
        }
        if (hosts.size() > MOST_HOSTS) {
            out.println("  and " + (hosts.size() - MOST_HOSTS) + " more");
        }
    }
}
