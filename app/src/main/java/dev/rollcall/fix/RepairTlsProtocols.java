package dev.rollcall.fix;

import dev.rollcall.observation.CertificateObservation;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.policy.TlsVersion;
import java.util.List;
import java.util.stream.Stream;

/** Hosts that were told not to speak TLS 1.2, so that clients of today have nothing in common with them. */
public final class RepairTlsProtocols implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "repair-tls-protocols",
            "Let TLS 1.2 be spoken again",
            "Allows TLS 1.2 and later where the host was told not to; allows nothing older, and leaves the ciphers alone. On"
                    + " Windows it takes effect when the host is restarted.",
            Risk.HARMLESS,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return speaks(sight) ? Fit.not(LeftOut.ALREADY_SO, "the host speaks TLS 1.2 or later") : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        if (!speaks(after) && allows(after)) {
            return new Proof.Pending("TLS 1.2 is allowed on the host, and takes effect when it is restarted: "
                    + "restart-host, then look again");
        }
        return NlaProofs.of(speaks(after), after);
    }

    /** We offer all versions, and a server takes the newest that it knows. */
    private static boolean speaks(Sight sight) {
        Stream<String> negotiated = sight.all(NlaObservation.class).stream()
                .map(NlaObservation::tls)
                .flatMap(tls -> tls instanceof Handshake.Completed done ? Stream.of(done.protocol()) : Stream.empty());
        Stream<String> shown =
                sight.all(CertificateObservation.Presented.class).stream().map(CertificateObservation.Presented::tls);
        List<TlsVersion> versions = Stream.concat(negotiated, shown)
                .flatMap(text -> TlsVersion.of(text).stream())
                .toList();
        return !versions.isEmpty() && versions.stream().allMatch(version -> version.compareTo(TlsVersion.TLS_1_2) >= 0);
    }

    private static boolean allows(Sight sight) {
        return sight.seen(PolicyObservation.class)
                .map(seen -> seen.settings().getOrDefault("TLS 1.2 Enabled", "0"))
                .filter(value -> !value.equals("0"))
                .isPresent();
    }
}
