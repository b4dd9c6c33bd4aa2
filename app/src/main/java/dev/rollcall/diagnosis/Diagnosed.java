package dev.rollcall.diagnosis;

import java.util.List;

/** A cause that a host is thought to have, and why. */
public record Diagnosed(CauseSheet cause, Suspicion suspicion) {
    public String id() {
        return cause.id();
    }

    /** What is the case at this host, in a few words. */
    public String title() {
        return suspicion.title().orElse(cause.title());
    }

    public Confidence confidence() {
        return suspicion.confidence();
    }

    public List<String> because() {
        return suspicion.because();
    }

    /** Ids of the fixes that cure it on this host, in order. */
    public List<String> fixes() {
        return suspicion.fixes().orElse(cause.cure().fixes());
    }

    /** What to look at next, the cheapest first; nothing where it is certain. */
    public List<String> next() {
        return confidence() == Confidence.CERTAIN ? List.of() : cause.next();
    }

    /** What may itself be wrong hides nothing; what is wrong with another machine is no consequence of what is wrong with this. */
    boolean hides(Diagnosed other) {
        if (other.id().equals(Gateway.ID)) {
            return false;
        }
        boolean named = cause.hides().contains(other.id())
                || (cause.hides().contains(CauseSheet.EVERYTHING) && !other.id().equals(id()));
        return named && confidence().atLeast(Confidence.HIGH) && confidence().atLeast(other.confidence());
    }
}
