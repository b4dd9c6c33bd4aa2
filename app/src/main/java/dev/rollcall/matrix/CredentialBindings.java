package dev.rollcall.matrix;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Binding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which credential is used for which host. Of the bindings whose query selects a host the narrowest wins ({@link Narrowness});
 * of equally narrow ones that which was added last. Safe for many threads.
 */
public final class CredentialBindings {
    private final List<Bound> bound;

    private CredentialBindings(List<Bound> bound) {
        this.bound = List.copyOf(bound);
    }

    private record Bound(Binding binding, Query query, Narrowness narrowness) {}

    /**
     * The credential for a host.
     *
     * @param credential its name
     * @param why one sentence, for people
     */
    public record Choice(String credential, String why) {}

    /**
     * @param bindings in the order they were added
     * @throws InputException naming the credential whose query can't be understood
     */
    public static CredentialBindings of(List<Binding> bindings) throws InputException {
        List<Bound> bound = new ArrayList<>();
        for (Binding binding : bindings) {
            try {
                Query query = Query.parse(binding.query());
                bound.add(new Bound(binding, query, Narrowness.of(query)));
            } catch (QueryException e) {
                throw new InputException(
                        "the credential " + binding.credential() + " is for a query that can't be used: "
                                + e.getMessage(),
                        e);
            }
        }
        return new CredentialBindings(bound);
    }

    /**
     * Reads the query of a new binding.
     *
     * @throws QueryException also where it asks for what only a check could tell: a credential is chosen before
     */
    public static Query query(String text) throws QueryException {
        Query query = Query.parse(text);
        Optional<Term> tooEarly = query.firstAboutFindings();
        if (tooEarly.isPresent()) {
            throw new QueryException(
                    tooEarly.get()
                            + ": a credential is chosen before anything is seen of a host; only host:, site:, tag:,"
                            + " os:, address: and notes: say which hosts it is for",
                    0,
                    text.length());
        }
        return query;
    }

    /** Empty where no binding selects the host. */
    public Optional<Choice> choose(Row row, Instant now) {
        List<Bound> matching =
                bound.stream().filter(one -> one.query().matches(row, now)).toList();
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        Bound best = matching.getFirst();
        for (Bound one : matching) {
            if (one.narrowness().compareTo(best.narrowness()) >= 0) {
                best = one;
            }
        }
        return Optional.of(new Choice(best.binding().credential(), why(best, matching)));
    }

    private static String why(Bound best, List<Bound> matching) {
        String said = best.binding().credential() + " is for " + best.binding().query();
        if (matching.size() == 1) {
            return said + ".";
        }
        for (Bound other : matching) {
            if (!other.equals(best) && other.narrowness().equals(best.narrowness())) {
                return said + ", and was added after " + other.binding().credential() + " for "
                        + other.binding().query() + ", which is as narrow.";
            }
        }
        return said + ", the narrowest of " + matching.size() + " bindings that fit.";
    }
}
