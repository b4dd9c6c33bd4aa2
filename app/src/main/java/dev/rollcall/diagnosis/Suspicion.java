package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why one host may have one cause. What it is told comes out as short lines of printable text, each once.
 *
 * @param title where the cause's own is not what is the case at this host: {@code Certificate not valid yet}
 * @param because what speaks for it, with the numbers seen; the strongest first
 * @param against what speaks against it
 * @param fixes where not those of the cause's sheet apply to this host, but these
 */
public record Suspicion(
        Confidence confidence,
        Optional<String> title,
        List<String> because,
        List<String> against,
        Optional<List<String>> fixes) {
    public Suspicion {
        because = Evidence.lines(because);
        against = Evidence.lines(against);
        fixes = fixes.map(List::copyOf);
    }

    static Suspicion of(Confidence confidence, String because) {
        return new Suspicion(confidence, Optional.empty(), List.of(because), List.of(), Optional.empty());
    }

    /** As a check puts it: {@code certificate: expired 12 d ago}. */
    static Suspicion of(Confidence confidence, Signs signs, Check check) {
        return of(confidence, signs.said(check));
    }

    Suspicion and(String because) {
        List<String> more = new ArrayList<>(this.because);
        more.add(because);
        return new Suspicion(confidence, title, more, against, fixes);
    }

    Suspicion and(Optional<String> because) {
        return because.map(this::and).orElse(this);
    }

    Suspicion and(List<String> because) {
        List<String> more = new ArrayList<>(this.because);
        more.addAll(because);
        return new Suspicion(confidence, title, more, against, fixes);
    }

    Suspicion and(Signs signs, Check check) {
        return and(signs.said(check));
    }

    Suspicion but(String against) {
        List<String> more = new ArrayList<>(this.against);
        more.add(against);
        return new Suspicion(confidence, title, because, more, fixes);
    }

    Suspicion titled(String words) {
        return new Suspicion(confidence, Optional.of(words), because, against, fixes);
    }

    Suspicion curedBy(String... fixes) {
        return new Suspicion(confidence, title, because, against, Optional.of(List.of(fixes)));
    }
}
