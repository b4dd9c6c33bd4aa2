package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** One array, a host a line. */
final class JsonWriter implements MatrixWriter {
    private final RowJson json = new RowJson();
    private final InOrder document;

    JsonWriter(PrintStream out) {
        document = new InOrder(out, "[\n", ",\n");
    }

    @Override
    public void add(int place, Row row) throws IOException {
        Optional<Verdict> verdict = row.verdict();
        if (verdict.isPresent()) {
            document.add(place, json.bytes(verdict.get(), row.diagnosis()));
        }
    }

    @Override
    public void end(Tally tally) {
        document.end("\n]\n");
    }

    @Override
    public boolean unread() {
        return document.unread();
    }
}
