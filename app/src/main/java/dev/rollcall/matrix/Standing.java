package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Where a row stands as a whole; each row stands in exactly one place. */
public enum Standing {
    /** Its name or its port can't be reached, whatever else is wrong. */
    UNREACHABLE,
    FAILING,
    WARNING,
    /** Nothing is known to be wrong, but something that was wanted could not be learnt. */
    UNKNOWN,
    HEALTHY,
    /** Never checked. */
    UNCHECKED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Standing> ofKey(String key) {
        for (Standing standing : values()) {
            if (standing.key().equals(key)) {
                return Optional.of(standing);
            }
        }
        return Optional.empty();
    }

    /**
     * A query that selects just the rows that stand here. {@code is:failing} alone also selects those of the unreachable ones
     * that fail, for that is what people mean by it.
     */
    public String query() {
        return switch (this) {
            case FAILING, WARNING, UNKNOWN -> "is:" + key() + " -is:" + UNREACHABLE.key();
            case UNREACHABLE, HEALTHY, UNCHECKED -> "is:" + key();
        };
    }

    /** Whether {@code is:} and this key selects the row: failing ones may be unreachable, too. */
    boolean describes(Row row) {
        return of(row) == this
                || row.verdict().map(verdict -> byStatus(verdict.status())).stream()
                        .anyMatch(this::equals);
    }

    public static Standing of(Row row) {
        return row.verdict().map(Standing::of).orElse(UNCHECKED);
    }

    private static Standing of(Verdict verdict) {
        if (unreachable(verdict)) {
            return UNREACHABLE;
        }
        return byStatus(verdict.status());
    }

    private static Standing byStatus(Status status) {
        return switch (status) {
            case FAIL -> FAILING;
            case WARN -> WARNING;
            case UNKNOWN -> UNKNOWN;
            case OK -> HEALTHY;
            case SKIPPED -> UNCHECKED;
        };
    }

    /** A reason is given only where it was us who gave up, and no name server was silent. */
    private static boolean oursTimedOut(Finding dns) {
        return dns.text("reason").isPresent();
    }

    private static boolean unreachable(Verdict verdict) {
        Finding port = verdict.findings().get(Check.PORT);
        if (port != null && port.status() == Status.FAIL) {
            return true;
        }
        Finding dns = verdict.findings().get(Check.DNS);
        return dns != null
                && (dns.code().equals(Code.NO_SUCH_NAME.key())
                        || dns.code().equals(Code.SERVER_FAILURE.key())
                        || (dns.code().equals(Code.TIMED_OUT.key()) && !oursTimedOut(dns)));
    }
}
