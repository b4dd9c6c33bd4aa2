package dev.rollcall.policy;

import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.util.List;
import java.util.Optional;

/** Judges which security the listener asks for, and whether it works (MS-RDPBCGR 2.2.1.1, 2.2.1.2). */
record NlaJudge() {
    private static final String NO_TLS = "SSL_NOT_ALLOWED_BY_SERVER";

    Judgement judge(NlaObservation seen) {
        return new Judgement(List.of(remark(seen)), NlaFacts.of(seen));
    }

    private static Remark remark(NlaObservation seen) {
        return switch (seen.offered()) {
            case Negotiation.Selected answer -> selected(answer.protocol(), seen);
            case Negotiation.Absent() -> rdpSecurity();
            case Negotiation.Failed(String failure) ->
                failure.equals(NO_TLS) ? rdpSecurity() : new Remark(Code.NLA_REFUSED, "refused: " + failure);
            case Negotiation.Unanswered unanswered -> unanswered(unanswered.timedOut());
            case Negotiation.NotAsked() -> unanswered(false);
        };
    }

    private static Remark selected(Protocol protocol, NlaObservation seen) {
        return switch (protocol) {
            case RDP -> rdpSecurity();
            case SSL -> broken(seen).orElse(new Remark(Code.OFF, "off, TLS only"));
            case HYBRID, HYBRID_EX -> broken(seen).orElseGet(() -> required(seen));
            case RDSTLS, RDSAAD -> new Remark(Code.BROKEN, "selects " + protocol + ", which nobody asked for");
        };
    }

    private static Optional<Remark> broken(NlaObservation seen) {
        if (seen.tls() instanceof Handshake.Broken tls) {
            return Optional.of(new Remark(Code.BROKEN, "TLS fails: " + tls.reason()));
        }
        // A refusal in place of a challenge is an answer: CredSSP works.
        return seen.credSsp() instanceof CredSsp.Broken credSsp
                ? Optional.of(new Remark(Code.BROKEN, "CredSSP fails: " + credSsp.reason()))
                : Optional.empty();
    }

    /** The listener takes NLA; what it says to TLS alone tells whether it insists. */
    private static Remark required(NlaObservation seen) {
        return switch (seen.tlsOnly()) {
            case Negotiation.Failed _ -> new Remark(Code.REQUIRED, "required");
            case Negotiation.Selected answer ->
                answer.protocol().usesCredSsp() ? new Remark(Code.REQUIRED, "required") : optional();
            case Negotiation.Absent() -> optional();
            case Negotiation.Unanswered unanswered -> unanswered(unanswered.timedOut());
            case Negotiation.NotAsked() -> unanswered(false);
        };
    }

    private static Remark optional() {
        return new Remark(Code.OPTIONAL, "not required");
    }

    private static Remark rdpSecurity() {
        return new Remark(Code.RDP_SECURITY_ONLY, "RDP security only");
    }

    private static Remark unanswered(boolean timedOut) {
        return timedOut ? new Remark(Code.TIMED_OUT, "no answer in time") : new Remark(Code.NOT_REACHED, "no answer");
    }
}
