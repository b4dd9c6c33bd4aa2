package dev.rollcall.policy;

import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.CertificateObservation.Algorithms;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Policy.CertificateRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Judges the listener's certificate and the TLS it came with. */
record CertificateJudge(CertificateRules rules) {
    Judgement judge(Round round, Look look, CertificateObservation seen, Instant now) {
        return switch (seen) {
            case Presented presented -> presented(presented, KnownNames.of(round, look, presented), now);
            case CertificateObservation.None() -> Judgement.of(Code.NONE, "none, no TLS", Map.of());
            case CertificateObservation.Unreadable(String reason) ->
                Judgement.of(
                        Code.UNREADABLE,
                        "unreadable",
                        new Facts().putText("reason", reason).all());
        };
    }

    private Judgement presented(Presented seen, KnownNames known, Instant now) {
        Certificate own = seen.own();
        CertificateNames names = CertificateNames.of(own.identity());
        Optional<Boolean> nameMatches = names.match(known);
        List<Remark> remarks = new ArrayList<>(itself(seen, now));
        if (nameMatches.isPresent() && !nameMatches.get()) {
            remarks.add(new Remark(Code.NAME_DIFFERS, "name differs: " + names.first()));
        }
        issuer(seen, remarks);
        if (remarks.isEmpty()) {
            remarks.add(new Remark(Code.VALID, left(own, now)));
        }
        return new Judgement(remarks, CertificateFacts.of(seen, nameMatches));
    }

    /** What is wrong with it whoever shows it: its dates, its strength, and that of the TLS it came with. */
    List<Remark> itself(Presented seen, Instant now) {
        List<Remark> remarks = new ArrayList<>();
        dates(seen.own(), now, remarks);
        strength(seen.own(), remarks);
        TlsVersion.of(seen.tls())
                .filter(version -> version.compareTo(rules.minimumTls()) < 0)
                .ifPresent(version -> remarks.add(new Remark(Code.OLD_TLS, version.text())));
        return remarks;
    }

    /**
     * Whether clients take it, where they must.
     *
     * @param vouchedFor whether an authority that this computer trusts vouches for it; counts unless the policy asks for its own
     */
    boolean trusts(Presented seen, boolean vouchedFor) {
        return (vouchedFor && !rules.trust().required()) || seen.chain().stream().anyMatch(this::trusted);
    }

    private void dates(Certificate own, Instant now, List<Remark> remarks) {
        if (now.isAfter(own.notAfter())) {
            String ago = SpanText.coarse(Duration.between(own.notAfter(), now));
            remarks.add(new Remark(Code.EXPIRED, "expired " + ago + " ago"));
        } else if (now.isBefore(own.notBefore())) {
            String in = SpanText.coarse(Duration.between(now, own.notBefore()));
            remarks.add(new Remark(Code.NOT_YET_VALID, "valid in " + in));
        } else if (Duration.between(now, own.notAfter()).compareTo(rules.expiresSoon()) < 0) {
            remarks.add(new Remark(Code.EXPIRES_SOON, left(own, now)));
        }
    }

    private static String left(Certificate own, Instant now) {
        return SpanText.coarse(Duration.between(now, own.notAfter())) + " left";
    }

    private void issuer(Presented seen, List<Remark> remarks) {
        if (!rules.trust().required() || seen.chain().stream().anyMatch(this::trusted)) {
            return;
        }
        Certificate own = seen.own();
        remarks.add(
                own.selfSigned()
                        ? new Remark(Code.SELF_SIGNED, "self-signed")
                        : new Remark(
                                Code.UNTRUSTED,
                                "untrusted: issuer " + own.identity().issuer()));
    }

    private boolean trusted(Certificate link) {
        return rules.trust().issuers().stream()
                .anyMatch(issuer -> issuer.equalsIgnoreCase(link.thumbprints().sha256())
                        || (!link.selfSigned()
                                && issuer.equalsIgnoreCase(link.identity().issuer())));
    }

    private void strength(Certificate own, List<Remark> remarks) {
        Algorithms algorithms = own.algorithms();
        int least = switch (algorithms.keyAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA", "RSASSA-PSS", "DSA" -> rules.minimumRsaBits();
            case "EC", "ECDSA" -> rules.minimumEcBits();
            default -> 0;
        };
        if (algorithms.keyBits() < least) {
            remarks.add(new Remark(Code.WEAK_KEY, CertificateFacts.key(own)));
        }
        String signature = algorithms.signature().toUpperCase(Locale.ROOT).replace("-", "");
        if (rules.weakSignatures().stream().anyMatch(signature::contains)) {
            remarks.add(new Remark(Code.WEAK_SIGNATURE, algorithms.signature()));
        }
    }
}
