package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.matrix.ContractJson;
import dev.rollcall.matrix.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** One array, a host a line. */
final class JsonWriter implements MatrixWriter {
    private final PrintStream out;

    JsonWriter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void end(List<Row> rows, int unchecked) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
        try (SequenceWriter array = mapper.writer().withRootValueSeparator("\n").writeValuesAsArray(out)) {
            for (Row row : rows) {
                if (row.verdict().isPresent()) {
                    array.write(ContractJson.of(row.verdict().get()));
                }
            }
        }
        out.println();
        out.flush();
    }
}
