package dev.rollcall.ui.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rollcall.matrix.ContractJson;
import dev.rollcall.matrix.MatrixCsv;
import dev.rollcall.matrix.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows as text for other programs. */
public final class RowText {
    private RowText() {}

    /** Columns parted by tabs, with a header: what a spreadsheet takes from the clipboard. */
    public static String tabbed(List<Row> rows) {
        String header = String.join("\t", MatrixCsv.columns());
        return rows.stream()
                .map(row -> MatrixCsv.values(row).stream()
                        .map(value -> value.replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    /** Writes JSON where the file's name ends so, otherwise CSV. Hosts without a verdict are left out of JSON. */
    public static void write(List<Row> rows, Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(
                            file.toFile(),
                            rows.stream()
                                    .flatMap(row -> row.verdict().stream()
                                            .map(verdict -> ContractJson.of(verdict, row.diagnosis())))
                                    .toList());
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            csv.writeRecord(MatrixCsv.columns());
            rows.forEach(row -> csv.writeRecord(MatrixCsv.values(row)));
        }
    }
}
