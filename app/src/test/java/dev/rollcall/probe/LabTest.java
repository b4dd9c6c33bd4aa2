package dev.rollcall.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real hosts of the lab, each for what it is. */
@Tag("lab")
final class LabTest {
    private final AddressProbes probes = new AddressProbes(TlsEngines.best(), InstantSource.system());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA",
                "12 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA self-signed",
                "14 | 3389 | OPEN | RDP, not asked | none",
                "15 | 3389 | OPEN | HYBRID, HYBRID_REQUIRED_BY_SERVER, NLA | TLSv1.3 RSA 2048 SHA256withRSA",
                "16 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA self-signed",
                "17 | 3389 | REFUSED | NOT_REACHED | NOT_REACHED",
                "18 | 3389 | FILTERED | NOT_REACHED | NOT_REACHED",
                "19 | 3390 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA",
                "20 | 3389 | OPEN | SSL, not asked | TLSv1.1 RSA 2048 SHA256withRSA",
                "21 | 3389 | SILENT | NOT_REACHED | NOT_REACHED",
                "22 | 3389 | NOT_RDP HTTP | NOT_REACHED | NOT_REACHED",
                "24 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 1024 SHA1withRSA",
                "25 | 3389 | OPEN | RDP, not asked | none",
                "26 | 3389 | OPEN | SSL_CERT_NOT_ON_SERVER, not asked | none",
                "27 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA self-signed",
                "29 | 3389 | OPEN | SSL, not asked | TLSv1.3 RSA 2048 SHA256withRSA self-signed",
                "30 | 3389 | FILTERED | NOT_REACHED | NOT_REACHED",
                "31 | 3389 | DROPPED | NOT_REACHED | NOT_REACHED",
                "34 | 3389 | OPEN | HYBRID, SSL, SHADOWANY | TLSv1.3 RSA 2048 SHA256withRSA self-signed",
                "99 | 3389 | UNREACHABLE | NOT_REACHED | NOT_REACHED",
            })
    void isSeenForWhatItIs(int number, int port, String portSeen, String nlaSeen, String certificateSeen)
            throws Exception {
        InetAddress address = InetAddress.getByName("10.77.0." + number);
        List<Look> looks = probes.look(
                Host.named(address.getHostAddress()).withPort(port),
                address,
                List.of(),
                EnumSet.range(Check.DNS, Check.POLICY),
                new ProbeSettings(Duration.ofSeconds(5), List.of(), "rollcall"),
                Deadline.after(Duration.ofSeconds(15)));
        assertEquals(
                List.of(portSeen, nlaSeen, certificateSeen),
                looks.stream().map(LabTest::words).collect(Collectors.toList()));
    }

    private static String words(Look look) {
        return switch (look.outcome()) {
            case Outcome.Missing missing -> missing.reason().name();
            case Outcome.Seen seen ->
                switch (seen.observation()) {
                    case PortObservation port ->
                        (port.state() + " " + (port.state() == PortObservation.State.NOT_RDP ? port.detail() : ""))
                                .strip();
                    case NlaObservation nla ->
                        words(nla.offered()) + ", " + words(nla.tlsOnly())
                                + (nla.credSsp() instanceof CredSsp.Challenged challenged
                                        ? ", " + challenged.identity().computer()
                                        : "");
                    case CertificateObservation.None _ -> "none";
                    case CertificateObservation.Unreadable unreadable -> unreadable.reason();
                    case CertificateObservation.Presented shown -> shown.tls() + " " + words(shown.own());
                    case DnsObservation dns -> dns.name();
                    case GatewayObservation gateway -> gateway.gateway().label();
                    case LinkObservation link -> "lost " + link.lost();
                    case AccessObservation _, InsideObservation _ -> "inside";
                };
            case Outcome.Skipped skipped -> skipped.why();
            case Outcome.Defect defect -> defect.message();
        };
    }

    private static String words(Negotiation negotiation) {
        return switch (negotiation) {
            case Negotiation.Selected selected -> selected.protocol().name();
            case Negotiation.Failed failed -> failed.failure();
            case Negotiation.Absent _ -> "absent";
            case Negotiation.NotAsked _ -> "not asked";
            case Negotiation.Unanswered unanswered -> unanswered.reason();
        };
    }

    private static String words(CertificateObservation.Certificate certificate) {
        CertificateObservation.Algorithms algorithms = certificate.algorithms();
        return algorithms.keyAlgorithm() + " " + algorithms.keyBits() + " " + algorithms.signature()
                + (certificate.selfSigned() ? " self-signed" : "");
    }
}
