package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One object a line, as each host ends. */
final class NdjsonWriter implements MatrixWriter {
    private final RowJson json = new RowJson();
    private final AtomicBoolean unread = new AtomicBoolean();
    private final PrintStream out;

    NdjsonWriter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(int place, Row row) throws IOException {
        Optional<Verdict> verdict = row.verdict();
        if (verdict.isPresent()) {
            print(json.bytes(verdict.get(), row.diagnosis()));
        }
    }

    private void print(byte[] line) {
        synchronized (out) {
            out.write(line, 0, line.length);
            out.write('\n');
            // Sends it off, too: whoever reads wants each host as it ends.
            if (out.checkError()) {
                unread.set(true);
            }
        }
    }

    @Override
    public void end(Tally tally) {
        out.flush();
    }

    @Override
    public boolean unread() {
        return unread.get();
    }
}
