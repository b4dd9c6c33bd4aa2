package dev.rollcall.diagnosis.knowledge;

import java.util.List;

/** A part of a page; one without statements is left out. */
public record Section(String title, List<Statement> statements) {
    public Section {
        statements = List.copyOf(statements);
    }
}
