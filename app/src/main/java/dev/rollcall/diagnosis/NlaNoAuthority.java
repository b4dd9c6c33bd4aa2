package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Network level authentication cannot be completed: no domain controller, no trust, or clocks too far apart. */
final class NlaNoAuthority implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "nla-no-authority",
                    "NLA finds no authority",
                    "C15",
                    Sureness.SOURCED,
                    "Microsoft: cannot-connect-rdp-azure-vm; SSL_ERR_NO_AUTHENTICATING_AUTHORITY")
            .explains("0x1807", "0x1d07", "0x904/0x7")
            .cure(
                    "Repair the way to a domain controller (network, DNS), the clock, then the secure channel. A local account works"
                            + " meanwhile. Switching NLA off exposes the host and cures nothing.",
                    "resync-clock")
            .next(
                    "Compare the clocks: five minutes apart is too much for Kerberos",
                    "On the host: Test-ComputerSecureChannel, nltest /sc_query",
                    "On the host: look for the domain's SRV records",
                    "Log on with a local account");

    /** What Kerberos takes by default (RFC 4120, 7.1.2). */
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /** NTSTATUS: no logon servers, and the failures of trust and time (MS-ERREF 2.3.1). */
    private static final Set<Integer> NO_AUTHORITY =
            Set.of(0xC000005E, 0xC0000133, 0xC000018A, 0xC000018B, 0xC000018C, 0xC000018D);

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (!signs.maybeWindows()) {
            return Optional.empty();
        }
        Optional<Duration> skew = skew(signs);
        Optional<String> clock = skew.map(NlaNoAuthority::words);
        Optional<String> netlogon = signs.eventWords("NETLOGON", 5719);
        Optional<Boolean> channel =
                signs.service().map(ServiceObservation::machine).flatMap(Machine::secureChannel);
        Optional<Integer> refused = signs.security().refused(NO_AUTHORITY);
        Optional<Suspicion> suspicion;
        if (channel.isPresent() && !channel.get()) {
            suspicion = Optional.of(Suspicion.of(Confidence.HIGH, "service: the secure channel to the domain is broken")
                    .and(clock)
                    .and(netlogon));
        } else if (refused.isPresent()) {
            suspicion = Optional.of(Suspicion.of(
                            Confidence.HIGH, String.format(Locale.ROOT, "nla: CredSSP ends with 0x%08x", refused.get()))
                    .and(clock)
                    .and(netlogon));
        } else if (clock.isPresent()) {
            suspicion = Optional.of(Suspicion.of(Confidence.MEDIUM, clock.get()).and(netlogon));
        } else if (signs.security().credSspBroken()) {
            suspicion = Optional.of(Suspicion.of(Confidence.LOW, signs, Check.NLA).and(netlogon));
        } else {
            suspicion = netlogon.map(event -> channel.isPresent()
                    ? Suspicion.of(Confidence.LOW, event).but("the secure channel to the domain is intact now")
                    : Suspicion.of(Confidence.MEDIUM, event));
        }
        return suspicion.map(found -> skew.isPresent() ? found : found.curedBy());
    }

    /** The greater of those seen on the wire and inside, where it is too much. */
    static Optional<Duration> skew(Signs signs) {
        Stream<Duration> wire = signs.nla().stream()
                .flatMap(at -> at.seen().credSsp() instanceof CredSsp.Challenged(int _, NtlmIdentity told)
                        ? told.skew().stream()
                        : Stream.empty());
        Stream<Duration> inside =
                signs.service().map(ServiceObservation::machine).flatMap(Machine::clockAhead).stream();
        return Stream.concat(wire, inside)
                .filter(skew -> skew.abs().compareTo(MOST_SKEW) > 0)
                .findFirst();
    }

    static String words(Duration skew) {
        return "nla: the host's clock is " + skew.abs().toMinutes() + " min " + (skew.isNegative() ? "behind" : "ahead")
                + " of ours";
    }
}
