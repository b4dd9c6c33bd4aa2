package dev.rollcall.diagnosis.code;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Files beside a class: tables with a header. */
public final class Tables {
    private Tables() {}

    static <T> List<T> read(String name, Function<NamedCsvRecord, T> line) {
        return read(Tables.class, name, line);
    }

    /** @throws IllegalStateException where there is no such file */
    public static <T> List<T> read(Class<?> beside, String name, Function<NamedCsvRecord, T> line) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("not in this program: " + name);
            }
            try (CsvReader<NamedCsvRecord> reader =
                            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8));
                    Stream<NamedCsvRecord> lines = reader.stream()) {
                return lines.map(line).toList();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
