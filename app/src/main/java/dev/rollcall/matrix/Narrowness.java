package dev.rollcall.matrix;

import java.util.Comparator;

/**
 * How closely a query describes the hosts it selects; the greater, the fewer they can be. In this order: it names one host
 * ({@code host:} or {@code address:} without {@code *} and without alternatives); it has more terms that are not negated; more of
 * them leave no choice (one value without {@code *}); it has more negated terms.
 */
record Narrowness(boolean oneHost, int terms, int exact, int negated) implements Comparable<Narrowness> {
    private static final Comparator<Narrowness> ORDER = Comparator.comparing(Narrowness::oneHost)
            .thenComparingInt(Narrowness::terms)
            .thenComparingInt(Narrowness::exact)
            .thenComparingInt(Narrowness::negated);

    static Narrowness of(Query query) {
        boolean oneHost = false;
        int terms = 0;
        int exact = 0;
        int negated = 0;
        for (Term term : query.terms()) {
            if (term.negated()) {
                negated++;
                continue;
            }
            terms++;
            if (isExact(term)) {
                exact++;
                oneHost |= term.prefix().equals("host:") || term.prefix().equals("address:");
            }
        }
        return new Narrowness(oneHost, terms, exact, negated);
    }

    private static boolean isExact(Term term) {
        return term.alternatives().size() == 1
                && term.alternatives().getFirst().text().indexOf('*') < 0;
    }

    @Override
    public int compareTo(Narrowness other) {
        return ORDER.compare(this, other);
    }
}
