package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                    "Count ten connects, at several times of the day: rollcall check --checks port,link",
                    "Ping with large packets",
                    "Compare with hosts of the same site");

    /** Lost connects of one count that are no accident. */
    private static final int MANY = 3;

    private static final String SENT_AGAIN = ": a SYN was lost or dropped, it seems, and sent again";

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<LinkObservation> counted = signs.counted();
        int lost = counted.map(LinkObservation::lost).orElse(0);
        // Where it was counted and nothing was lost, what is slow has another reason.
        if (lost == 0 && signs.hasNow(Check.LINK, "steady")) {
            return Optional.empty();
        }
        List<String> beside = signsOfLoss(signs);
        // A line that loses one packet in a hundred has one of ten connects lose one in one count of six, two in one
        // of sixty.
        Optional<Confidence> confidence = lost >= MANY
                ? Optional.of(Confidence.HIGH)
                : ofFew(
                        lost + beside.size(),
                        (lost == 0 || !signs.fails()) && !hampered(signs) && !signs.has(Check.LINK, "lossy"));
        if (confidence.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        if (lost > 0) {
            all.add("link: " + lost + " of " + counted.get().attempts().size() + " connects lost packets");
        }
        all.addAll(beside);
        return Optional.of(Suspicion.of(confidence.get(), all.getFirst())
                .and(all.stream().skip(1).toList()));
    }

    /** One packet is lost everywhere now and then, or dropped by a busy listener, and one slow answer has many reasons. */
    private static Optional<Confidence> ofFew(int losses, boolean usable) {
        return losses == 0 || (losses == 1 && usable)
                ? Optional.empty()
                : Optional.of(losses > 1 ? Confidence.MEDIUM : Confidence.LOW);
    }

    /** Whether anything took too long for this, or any other, reason. */
    private static boolean hampered(Signs signs) {
        return signs.has(Check.PORT, "slow")
                || signs.has(Check.NLA, "timed-out")
                || signs.security().timedOut()
                || signs.has(Check.ACCESS, "timed-out");
    }

    /** What the other checks met of it. */
    private static List<String> signsOfLoss(Signs signs) {
        List<String> found = new ArrayList<>();
        if (signs.has(Check.PORT, "slow")) {
            found.add(signs.said(Check.PORT) + (sentAgain(signs).isPresent() ? SENT_AGAIN : ""));
        } else {
            sentAgain(signs)
                    .map(took -> "port: connected in " + took.toMillis() + " ms" + SENT_AGAIN)
                    .ifPresent(found::add);
        }
        boolean answered = signs.anyPort(State.OPEN);
        if (answered && (signs.has(Check.NLA, "timed-out") || signs.security().timedOut())) {
            found.add(signs.said(Check.NLA));
        }
        if (answered && signs.has(Check.ACCESS, "timed-out")) {
            found.add(signs.said(Check.ACCESS));
        }
        return found;
    }

    /** How long a connect took that came about only by a SYN that was sent again. */
    private static Optional<Duration> sentAgain(Signs signs) {
        return signs.ports().stream()
                .map(Signs.At::seen)
                .filter(seen -> seen.state() == State.OPEN && seen.sentAgain())
                .map(PortObservation::roundTrip)
                .findFirst();
    }
}
