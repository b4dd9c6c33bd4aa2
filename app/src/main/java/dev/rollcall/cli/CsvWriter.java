package dev.rollcall.cli;

import dev.rollcall.matrix.MatrixCsv;
import dev.rollcall.matrix.Row;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180, with a header. */
final class CsvWriter implements MatrixWriter {
    private final InOrder document;

    CsvWriter(PrintStream out) {
        document = new InOrder(out, line(MatrixCsv.columns()), "");
    }

    @Override
    public void add(int place, Row row) {
        List<String> values =
                MatrixCsv.values(row).stream().map(PlainText::line).toList();
        document.add(place, line(values).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end(Tally tally) {
        document.end("");
    }

    @Override
    public boolean unread() {
        return document.unread();
    }

    static String line(List<String> values) {
        StringWriter text = new StringWriter();
        // No buffer of its own: it is as large as many lines.
        de.siegmar.fastcsv.writer.CsvWriter.builder().bufferSize(0).build(text).writeRecord(values);
        return text.toString();
    }
}
