package dev.rollcall.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Selects rows. Terms are joined by and; {@code ,} inside a term is or; {@code -} before a term negates; a bare word is
 * looked for in name, address, tags and notes; quotes hold a value with spaces together.
 *
 * @param terms in the order they were written
 */
public record Query(List<Term> terms) {
    /** Selects every row. */
    public static final Query ALL = new Query(List.of());

    public Query {
        terms = List.copyOf(terms);
    }

    /** @throws QueryException if a term can't be understood */
    public static Query parse(String text) throws QueryException {
        return new Query(QueryParser.parse(text));
    }

    /** @param now against which ages and days left are counted */
    public boolean matches(Row row, Instant now) {
        for (Term term : terms) {
            if (!term.matches(row, now)) {
                return false;
            }
        }
        return true;
    }

    /** The first term, if any, that nothing can be said about before a host was checked, e.g. {@code is:failing}. */
    public Optional<Term> firstAboutFindings() {
        return terms.stream().filter(Term::asksForFindings).findFirst();
    }

    /** Whether it only looks for words, in no field that it names. */
    public boolean onlyWords() {
        return terms.stream().allMatch(term -> term.prefix().isEmpty());
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    public boolean contains(Query other) {
        return terms.containsAll(other.terms);
    }

    /** This and the other's terms; those that are here already are not added again. */
    public Query with(Query other) {
        List<Term> joined = new ArrayList<>(terms);
        other.terms.stream().filter(term -> !joined.contains(term)).forEach(joined::add);
        return new Query(joined);
    }

    public Query without(Query other) {
        return new Query(
                terms.stream().filter(term -> !other.terms.contains(term)).toList());
    }

    public Query without(Term term) {
        return new Query(terms.stream().filter(other -> !other.equals(term)).toList());
    }

    /** With the chip's term where it was not, without where it was. */
    public Query toggled(Chip chip) {
        Query other = chip.parsed();
        return contains(other) ? without(other) : with(other);
    }

    /** In canonical form; parsing it gives an equal query. */
    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
    }
}
