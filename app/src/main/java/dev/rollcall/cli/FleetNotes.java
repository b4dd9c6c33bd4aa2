package dev.rollcall.cli;

import dev.rollcall.matrix.Correlation;
import dev.rollcall.matrix.Correlations;
import dev.rollcall.matrix.Likeness;
import dev.rollcall.matrix.Likenesses;
import dev.rollcall.matrix.Row;
import java.io.PrintStream;
import java.util.List;

/** What only many hosts together tell, for people: what those with one cause share, and which entries are one machine. */
final class FleetNotes {
    private static final int MOST = 10;

    private final Correlations correlations = new Correlations();
    private final Likenesses likenesses = new Likenesses();

    /** One more host, on any thread. */
    void add(Row row) {
        correlations.add(row);
        likenesses.add(row);
    }

    /** A line for each; nothing where there is nothing to say. */
    void print(PrintStream out) {
        print(out, correlations.list().stream().map(Correlation::words).toList());
        printLikenesses(out);
    }

    void printLikenesses(PrintStream out) {
        print(out, likenesses.list().stream().map(Likeness::words).toList());
    }

    private static void print(PrintStream out, List<String> lines) {
        lines.stream().limit(MOST).forEach(line -> out.println(PlainText.line(line)));
        if (lines.size() > MOST) {
            out.println("and " + (lines.size() - MOST) + " more like these");
        }
    }
}
