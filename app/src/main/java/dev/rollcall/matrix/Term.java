package dev.rollcall.matrix;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One condition of a query. Two terms that say the same are equal. */
public final class Term {
    private final boolean negated;
    private final String prefix;
    private final List<Alternative> alternatives;

    /** @param prefix the field with its colon; empty for bare words */
    Term(boolean negated, String prefix, List<Alternative> alternatives) {
        this.negated = negated;
        this.prefix = prefix;
        this.alternatives = List.copyOf(alternatives);
    }

    boolean matches(Row row, Instant now) {
        for (Alternative alternative : alternatives) {
            if (alternative.matches(row, now)) {
                return !negated;
            }
        }
        return negated;
    }

    boolean negated() {
        return negated;
    }

    /** The field with its colon; empty for bare words. */
    String prefix() {
        return prefix;
    }

    List<Alternative> alternatives() {
        return alternatives;
    }

    /** Whether it asks for what checks saw, and not only for what the inventory says. */
    boolean asksForFindings() {
        return alternatives.stream().anyMatch(Alternative::asksForFindings);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Term term && toString().equals(term.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** In canonical form, as it can be typed. */
    @Override
    public String toString() {
        boolean bare = prefix.isEmpty();
        return alternatives.stream()
                .map(alternative -> bare ? Quotes.word(alternative.text()) : Quotes.value(alternative.text()))
                .collect(Collectors.joining(",", (negated ? "-" : "") + prefix, ""));
    }
}
