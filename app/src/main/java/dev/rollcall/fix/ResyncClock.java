package dev.rollcall.fix;

import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Clocks that are off by more than Kerberos takes (five minutes) keep everybody out. */
public final class ResyncClock implements HostFix {
    /** The network and the clock here count too; what matters begins far above. */
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private static final FixSheet SHEET = new FixSheet(
            "resync-clock",
            "Resynchronise the clock",
            "Has the host ask its time source and set its clock at once.",
            Risk.HARMLESS,
            List.of(),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return ahead(sight)
                .filter(ResyncClock::close)
                .<Fit>map(ahead -> Fit.not(LeftOut.ALREADY_SO, "its clock is " + words(ahead)))
                .orElse(Fit.APPLIES);
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return ahead(after)
                .<Proof>map(ahead -> close(ahead)
                        ? new Proof.Verified("its clock is " + words(ahead))
                        : new Proof.Missing("its clock is " + words(ahead)))
                .orElseGet(() -> new Proof.Missing("what its clock says is not known"));
    }

    /** As the host itself says, or else as it says to anybody who asks for NTLM. */
    private static Optional<Duration> ahead(Sight sight) {
        return sight.seen(ServiceObservation.class)
                .map(ServiceObservation::machine)
                .flatMap(Machine::clockAhead)
                .or(() -> sight.all(NlaObservation.class).stream()
                        .map(NlaObservation::credSsp)
                        .filter(CredSsp.Challenged.class::isInstance)
                        .map(CredSsp.Challenged.class::cast)
                        .flatMap(challenged -> challenged.identity().skew().stream())
                        .findFirst());
    }

    private static boolean close(Duration ahead) {
        return ahead.abs().compareTo(CLOSE) <= 0;
    }

    private static String words(Duration ahead) {
        long seconds = ahead.abs().toSeconds();
        return seconds == 0 ? "right" : seconds + " s " + (ahead.isNegative() ? "behind" : "ahead of") + " ours";
    }
}
