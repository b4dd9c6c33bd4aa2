package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.matrix.ContractJson;
import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One object a line, as each host ends. */
final class NdjsonWriter implements MatrixWriter {
    private final ObjectWriter json = JsonMapper.builder().build().writer();
    private final AtomicBoolean unread = new AtomicBoolean();
    private final PrintStream out;

    NdjsonWriter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void judged(Verdict verdict) {
        byte[] line = line(verdict);
        synchronized (out) {
            out.write(line, 0, line.length);
            out.write('\n');
            out.flush();
            if (out.checkError()) {
                unread.set(true);
            }
        }
    }

    private byte[] line(Verdict verdict) {
        try {
            return json.writeValueAsBytes(ContractJson.of(verdict));
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("no JSON for " + verdict.host().label(), failed);
        }
    }

    @Override
    public void end(List<Row> rows, int unchecked) {
        out.flush();
    }

    @Override
    public boolean unread() {
        return unread.get();
    }
}
