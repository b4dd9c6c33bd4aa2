package dev.rollcall.cli;

import dev.rollcall.matrix.MatrixCsv;
import dev.rollcall.matrix.Row;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180, with a header. */
final class CsvWriter implements MatrixWriter {
    private final PrintStream out;

    CsvWriter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void end(List<Row> rows, int unchecked) throws IOException {
        try (de.siegmar.fastcsv.writer.CsvWriter csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(MatrixCsv.columns());
            for (Row row : rows) {
                csv.writeRecord(
                        MatrixCsv.values(row).stream().map(PlainText::line).toList());
            }
        }
        out.flush();
    }
}
