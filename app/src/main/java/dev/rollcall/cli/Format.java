package dev.rollcall.cli;

import java.util.Locale;

/** In what form {@code check} prints the matrix. */
enum Format {
    TABLE,
    JSON,
    NDJSON,
    CSV,
    JUNIT;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Lines as hosts end, or a document when all have. */
    MatrixWriter writer(Surroundings surroundings) {
        return switch (this) {
            case TABLE -> new TableWriter(surroundings);
            case JSON -> new JsonWriter(surroundings.out());
            case NDJSON -> new NdjsonWriter(surroundings.out());
            case CSV -> new CsvWriter(surroundings.out());
            case JUNIT -> new JunitWriter(surroundings.out());
        };
    }
}
