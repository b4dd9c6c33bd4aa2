package dev.rollcall.fix;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateInside.Stored;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.CertificateObservation.Thumbprints;
import dev.rollcall.observation.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the fixes of certificates want to see on the wire, and that the inside of the host agrees with it. */
final class CertificateProofs {
    private CertificateProofs() {}

    /** Whether every address that tells of a certificate at all shows one. */
    static boolean shown(Sight sight) {
        List<CertificateObservation> all = sight.all(CertificateObservation.class);
        return !all.isEmpty() && all.stream().allMatch(Presented.class::isInstance);
    }

    /** The host's own certificates as they were shown, one for each address. */
    static List<Certificate> own(Sight sight) {
        return sight.all(CertificateObservation.class).stream()
                .filter(Presented.class::isInstance)
                .map(seen -> ((Presented) seen).own())
                .toList();
    }

    /** Verified where Remote Desktop answers and shows a new certificate, in its time, that the host itself says is the one. */
    static Proof renewed(Sight before, Sight after, FixReport report) {
        return troubled(after)
                .or(() -> report.state() == FixReport.State.ALREADY_SO ? Optional.empty() : old(before, after))
                .orElseGet(() -> new Proof.Verified(words(after)));
    }

    /** Verified where Remote Desktop answers and shows the certificate of this thumbprint; of none, one that the host means. */
    static Proof bound(Sight after, Optional<String> sha1) {
        return troubled(after)
                .or(() -> own(after).stream()
                        .filter(own ->
                                sha1.isPresent() && !own.thumbprints().sha1().equals(sha1.get()))
                        .findFirst()
                        .<Proof>map(own -> new Proof.Missing(
                                "it shows " + own.thumbprints().sha1() + ", not " + sha1.orElse(""))))
                .orElseGet(() -> new Proof.Verified(words(after)));
    }

    /** Verified where Remote Desktop answers by TLS, and the inside, where it could be seen, says that the key is read. */
    static Proof keyRead(Sight after) {
        return Proofs.answers(after)
                .or(() -> unshown(after))
                .or(() -> unreadable(after))
                .orElseGet(() -> new Proof.Verified(words(after)));
    }

    private static Optional<Proof> troubled(Sight after) {
        return Proofs.answers(after)
                .or(() -> unshown(after))
                .or(() -> untimely(after))
                .or(() -> other(after))
                .or(() -> unreadable(after));
    }

    private static Optional<Proof> unshown(Sight after) {
        return shown(after) ? Optional.empty() : Optional.of(new Proof.Missing("no certificate is shown"));
    }

    private static Optional<Proof> untimely(Sight after) {
        return Stream.of("expired", "not-yet-valid")
                .filter(code -> after.has(Check.CERTIFICATE, code))
                .findFirst()
                .map(code -> new Proof.Missing("the certificate shown is " + code.replace('-', ' ')));
    }

    private static Optional<Proof> old(Sight before, Sight after) {
        Set<String> earlier =
                own(before).stream().map(own -> own.thumbprints().sha256()).collect(Collectors.toUnmodifiableSet());
        return own(after).stream()
                .map(own -> own.thumbprints().sha256())
                .filter(earlier::contains)
                .findFirst()
                .map(sha256 -> new Proof.Missing("the old certificate is still shown: " + sha256));
    }

    /** The third of wire, binding and store, where the inside could be seen: what is bound, else what is kept. */
    private static Optional<Proof> other(Sight after) {
        Optional<CertificateInside> inside = after.seen(CertificateInside.class);
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        for (Certificate own : own(after)) {
            Thumbprints wire = own.thumbprints();
            String bound = inside.get().bound();
            if (!bound.isEmpty() && !bound.equals(wire.sha1())) {
                return Optional.of(new Proof.Missing("the host is bound to " + bound + " and shows " + wire.sha1()));
            }
            List<Stored> stored = inside.get().stored();
            if (!stored.isEmpty() && stored.stream().noneMatch(kept -> same(kept, wire))) {
                return Optional.of(new Proof.Missing("the host shows " + wire.sha1() + ", which it does not keep"));
            }
        }
        return Optional.empty();
    }

    private static boolean same(Stored kept, Thumbprints wire) {
        return kept.sha256().isEmpty()
                ? kept.sha1().equals(wire.sha1())
                : kept.sha256().equals(wire.sha256());
    }

    private static Optional<Proof> unreadable(Sight after) {
        return after.seen(CertificateInside.class)
                .filter(inside -> !inside.key().readable().orElse(true))
                .map(inside -> new Proof.Missing(
                        "the private key can't be read: " + inside.key().problem()));
    }

    private static String words(Sight after) {
        String thumbprints = own(after).stream()
                .map(own -> own.thumbprints().sha1())
                .distinct()
                .collect(Collectors.joining(", "));
        return Proofs.seen(after) + ", thumbprint " + thumbprints;
    }
}
