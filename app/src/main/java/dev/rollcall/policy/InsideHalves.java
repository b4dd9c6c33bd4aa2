package dev.rollcall.policy;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.InsideHalf;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the host itself says of its port, security and certificate beside what was seen from outside. */
final class InsideHalves {
    private InsideHalves() {}

    static boolean isOne(Look look) {
        return look.outcome() instanceof Outcome.Seen(InsideHalf _);
    }

    static Finding beside(Finding outside, Round round) {
        Finding finding = outside;
        for (Look look : round.of(outside.check())) {
            if (look.outcome() instanceof Outcome.Seen(InsideHalf half) && outside.status() != Status.SKIPPED) {
                finding = with(finding, half, round);
            }
        }
        return finding;
    }

    private static Finding with(Finding outside, InsideHalf half, Round round) {
        return switch (half) {
            case ListenerInside listener ->
                joined(outside, Optional.empty(), elsewhere(outside, listener), InsideFacts.of(listener));
            case NlaInside nla -> joined(outside, Optional.empty(), outside.summary(), InsideFacts.of(nla));
            case CertificateInside certificate -> {
                List<String> wire = wire(round);
                Optional<Remark> unreadable =
                        wire.isEmpty() && serves(round) ? unreadable(certificate) : Optional.empty();
                yield joined(outside, unreadable, outside.summary(), InsideFacts.of(certificate, wire));
            }
        };
    }

    /** A port that nobody answers at matters less once it is known where the listener is. */
    private static String elsewhere(Finding outside, ListenerInside listener) {
        Object asked = outside.facts().get("port");
        boolean moved = outside.status() == Status.FAIL
                && asked instanceof Integer
                && listener.listening().orElse(false)
                && listener.port().map(port -> !port.equals(asked)).orElse(false);
        return moved ? outside.summary() + ", listens on " + listener.port().get() : outside.summary();
    }

    /** Only where nothing was shown on the wire: what is shown there was read. */
    private static Optional<Remark> unreadable(CertificateInside inside) {
        return inside.key().readable().orElse(true)
                ? Optional.empty()
                : Optional.of(new Remark(Code.UNREADABLE, "private key unreadable"));
    }

    /** False where the RDP server is known not to be the one that listens: its key is then not why nothing was shown. */
    private static boolean serves(Round round) {
        for (Look look : round.of(Check.PORT)) {
            if (look.outcome() instanceof Outcome.Seen(ListenerInside inside)) {
                return inside.listening().orElse(true) && inside.ownedByServer().orElse(true);
            }
        }
        return true;
    }

    private static List<String> wire(Round round) {
        List<String> thumbprints = new ArrayList<>();
        for (Look look : round.of(Check.CERTIFICATE)) {
            if (look.outcome() instanceof Outcome.Seen(Presented shown)) {
                thumbprints.add(shown.own().thumbprints().sha1());
            }
        }
        return thumbprints;
    }

    private static Finding joined(Finding outside, Optional<Remark> more, String summary, Map<String, Object> inside) {
        Map<String, Object> facts = new LinkedHashMap<>(outside.facts());
        facts.put("inside", inside);
        if (more.isEmpty()) {
            return new Finding(
                    outside.check(), outside.status(), outside.code(), summary, outside.took(), outside.codes(), facts);
        }
        Code code = more.get().code();
        List<String> codes = new ArrayList<>(outside.codes());
        codes.add(code.key());
        List<String> sorted = Judgement.worstFirst(outside.check(), codes);
        boolean leads = sorted.getFirst().equals(code.key());
        return new Finding(
                outside.check(),
                Status.worst(outside.status(), code.status()),
                sorted.getFirst(),
                leads ? more.get().summary() : summary,
                outside.took(),
                sorted,
                Judgement.withFindings(facts, sorted));
    }
}
