package dev.rollcall.probe.inside;

import dev.rollcall.observation.CertificateInside;
import dev.rollcall.observation.CertificateInside.PrivateKey;
import dev.rollcall.observation.CertificateInside.Stored;
import dev.rollcall.observation.CertificateObservation.Certificate;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.NlaInside;
import dev.rollcall.probe.tls.CertificateReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The inside of port, security and certificate, of a script's document. */
record HalvesReader(Fields document) {
    private static final int MOST_STORED = 60;
    private static final int MOST_SETTERS = 10;
    private static final int LONGEST_PEM = 20_000;

    ListenerInside listener(Map<String, String> missing) {
        Fields seen = document.object("listener");
        return new ListenerInside(
                seen.number("port").filter(port -> port > 0 && port < 65536),
                seen.truth("listening"),
                seen.text("owner"),
                seen.truth("owned_by_server"),
                seen.truth("accepting"),
                missing);
    }

    NlaInside nla(Map<String, String> missing) {
        Fields seen = document.object("nla");
        return new NlaInside(
                seen.truth("required"),
                seen.text("security_layer"),
                seen.text("encryption_level"),
                seen.map("set_by", MOST_SETTERS),
                missing);
    }

    CertificateInside certificate(Map<String, String> missing) {
        Fields seen = document.object("certificate");
        Map<String, String> absent = new LinkedHashMap<>(missing);
        List<Stored> stored = new ArrayList<>();
        seen.list("stored", MOST_STORED).forEach(each -> stored.add(stored(each)));
        String pem = seen.block("pem", LONGEST_PEM);
        if (!pem.isEmpty()) {
            ofFile(seen.text("place"), pem)
                    .ifPresentOrElse(stored::add, () -> absent.put("certificate", "the file holds no certificate"));
        }
        return new CertificateInside(
                seen.text("bound").toLowerCase(Locale.ROOT),
                seen.text("binding"),
                stored,
                new PrivateKey(seen.truth("key_readable"), seen.text("key"), seen.text("key_problem")),
                absent);
    }

    private static Stored stored(Fields seen) {
        return new Stored(
                seen.text("place"),
                seen.text("sha1").toLowerCase(Locale.ROOT),
                seen.text("sha256").toLowerCase(Locale.ROOT),
                seen.text("subject"),
                seen.time("not_before"),
                seen.time("not_after"),
                seen.truth("has_key"));
    }

    private static Optional<Stored> ofFile(String place, String pem) {
        try {
            java.security.cert.Certificate read = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            Certificate facts = new CertificateReader()
                    .read(new java.security.cert.Certificate[] {read})
                    .getFirst();
            return Optional.of(new Stored(
                    place,
                    facts.thumbprints().sha1(),
                    facts.thumbprints().sha256(),
                    facts.identity().subject(),
                    Optional.of(facts.notBefore()),
                    Optional.of(facts.notAfter()),
                    Optional.empty()));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }
}
