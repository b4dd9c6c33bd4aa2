package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Packets are lost on the way, or take long. */
final class LinkLossy implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "link-lossy",
                    "Packets are lost",
                    "",
                    Sureness.INFERRED,
                    "RFC 6298: a lost SYN is sent again after a second")
            .explains("0x904/0x7", "0x404", "0x108", "0x704")
            .cure("The network team: the line, a duplex mismatch, an overloaded VPN.")
            .next(
                    "Connect ten times and count: rollcall check --checks port,link",
                    "Ping with large packets",
                    "Compare with hosts of the same site");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (signs.hasNow(Check.LINK, "lossy")) {
            return Optional.of(Suspicion.of(Confidence.HIGH, signs, Check.LINK));
        }
        // Where it was counted and nothing was lost, what is slow has another reason.
        if (signs.hasNow(Check.LINK, "steady")) {
            return Optional.empty();
        }
        boolean slow = signs.has(Check.PORT, "slow");
        boolean answered = signs.anyPort(State.OPEN);
        Optional<String> nla = answered
                        && (signs.has(Check.NLA, "timed-out")
                                || signs.security().timedOut())
                ? Optional.of(signs.said(Check.NLA))
                : Optional.empty();
        Optional<String> access = answered && signs.has(Check.ACCESS, "timed-out")
                ? Optional.of(signs.said(Check.ACCESS))
                : Optional.empty();
        List<String> signsOfLoss = Stream.of(
                        slow ? Optional.of(signs.said(Check.PORT)) : Optional.<String>empty(), nla, access)
                .flatMap(Optional::stream)
                .toList();
        if (signsOfLoss.isEmpty()) {
            return Optional.empty();
        }
        // One slow answer has many reasons.
        Suspicion suspicion =
                Suspicion.of(signsOfLoss.size() > 1 ? Confidence.MEDIUM : Confidence.LOW, signsOfLoss.getFirst());
        for (String sign : signsOfLoss) {
            suspicion = suspicion.and(sign);
        }
        return Optional.of(suspicion);
    }
}
