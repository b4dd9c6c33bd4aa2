package dev.rollcall.fix;

import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One host as it was seen at one time, from outside and, where it could be logged on to, from inside: facts and judgement. */
public record Sight(Round round, Verdict verdict) {
    /** The first that was seen of a kind, e.g. {@code CertificateObservation.class}: of the first address that told it. */
    public <T extends Observation> Optional<T> seen(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    /** All that was seen of a kind, one for each address that told it. */
    public <T extends Observation> List<T> all(Class<T> kind) {
        return round.looks().stream()
                .map(Look::outcome)
                .filter(Outcome.Seen.class::isInstance)
                .map(outcome -> ((Outcome.Seen) outcome).observation())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Of the host's own certificate, as it was shown: one where all addresses show the same; none where none was shown. */
    public Set<Thumbprints> shown() {
        return all(CertificateObservation.Presented.class).stream()
                .map(presented -> presented.own().thumbprints())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Status status(Check check) {
        return verdict.finding(check).map(Finding::status).orElse(Status.SKIPPED);
    }

    /** The worst code of a check; empty where it was not looked at. */
    public String code(Check check) {
        return verdict.finding(check).map(Finding::code).orElse("");
    }

    /** What a check saw, in a few words. */
    public String summary(Check check) {
        return verdict.finding(check).map(Finding::summary).orElse("not looked at");
    }

    /** Whether one of a check's codes is this one. */
    public boolean has(Check check, String code) {
        return verdict.finding(check)
                .map(finding -> finding.codes().contains(code))
                .orElse(false);
    }

    /** Whether anything was seen from inside. */
    public boolean inside() {
        return seen(InsideObservation.class).isPresent();
    }
}
