package dev.rollcall.diagnosis;

import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How security was negotiated at a host's addresses, as far as causes ask. */
record Handshaken(List<NlaObservation> seen) {
    private static final Pattern NO_COMMON_GROUND = Pattern.compile(
            "alert (protocol_version|handshake_failure|insufficient_security)|unsupported protocol|no protocols|no (shared )?cipher"
                    + "|wrong version");

    /** Whether the server answered the first request with this RDP_NEG_FAILURE. */
    boolean failure(String name) {
        return seen.stream()
                .anyMatch(nla -> nla.offered() instanceof Negotiation.Failed(String failure) && failure.equals(name));
    }

    /** Whether standard RDP security was selected, or no negotiation known at all. */
    boolean selectedRdp() {
        return seen.stream()
                .anyMatch(nla -> nla.offered() instanceof Negotiation.Absent
                        || (nla.offered() instanceof Negotiation.Selected answer && answer.protocol() == Protocol.RDP));
    }

    /** Whether the server closed or reset in the TLS handshake, without a word why. */
    boolean closed() {
        return broken().anyMatch(tls -> !tls.timedOut() && !tls.reason().startsWith("alert") && !unmatched(tls));
    }

    /** Whether TLS ended with an alert that speaks of neither versions nor ciphers. */
    boolean alerted() {
        return broken().anyMatch(tls -> tls.reason().startsWith("alert") && !unmatched(tls));
    }

    /** Whether a TLS handshake came to its end. */
    boolean completed() {
        return seen.stream().anyMatch(nla -> nla.tls() instanceof Handshake.Completed);
    }

    /** Whether an answer was none that a server gives to what was asked. */
    boolean odd() {
        return seen.stream()
                .anyMatch(nla -> (nla.offered() instanceof Negotiation.Failed(String failure)
                                && (failure.startsWith("UNKNOWN") || failure.equals("HYBRID_REQUIRED_BY_SERVER")))
                        || (nla.offered() instanceof Negotiation.Selected answer
                                && (answer.protocol() == Protocol.RDSTLS || answer.protocol() == Protocol.RDSAAD)));
    }

    /** Whether CredSSP went to pieces after TLS stood, without an NTSTATUS that says why. */
    boolean credSspBroken() {
        return seen.stream().anyMatch(nla -> nla.credSsp() instanceof CredSsp.Broken broken && !broken.timedOut());
    }

    boolean timedOut() {
        return broken().anyMatch(Handshake.Broken::timedOut);
    }

    /** Whether TLS failed for want of a version or cipher that both know. */
    boolean unmatched() {
        return broken().anyMatch(Handshaken::unmatched);
    }

    private static boolean unmatched(Handshake.Broken tls) {
        return NO_COMMON_GROUND.matcher(tls.reason()).find();
    }

    private Stream<Handshake.Broken> broken() {
        return seen.stream()
                .flatMap(nla -> nla.tls() instanceof Handshake.Broken tls ? Stream.of(tls) : Stream.empty());
    }

    boolean challenged() {
        return seen.stream().anyMatch(nla -> nla.credSsp() instanceof CredSsp.Challenged);
    }

    /** The NTSTATUS with which CredSSP was ended, where it was one of these. */
    Optional<Integer> refused(Set<Integer> statuses) {
        return seen.stream()
                .flatMap(nla ->
                        nla.credSsp() instanceof CredSsp.Refused(int _, int code) ? Stream.of(code) : Stream.empty())
                .filter(statuses::contains)
                .findFirst();
    }
}
