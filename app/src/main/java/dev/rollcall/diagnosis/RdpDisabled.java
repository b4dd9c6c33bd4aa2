package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PortObservation.State;
import java.util.Optional;

/** The host is set to take no Remote Desktop connections. */
final class RdpDisabled implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "rdp-disabled",
                    "Remote Desktop disabled",
                    "C05",
                    Sureness.SOURCED,
                    "Microsoft: rdp-error-general-troubleshooting; Win32_TerminalServiceSetting")
            .explains("0x204")
            .cure(
                    "Allow connections. Where a group policy forbids them, the policy is to be changed: what is set on the host"
                            + " does not last.",
                    "enable-rdp")
            .next(
                    "Log on by another way and read fDenyTSConnections, the host's own and the policy's",
                    "Ask who decides: gpresult /h")
            .hides("listener-broken");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Boolean> enabled = signs.policy().flatMap(PolicyObservation::enabled);
        if (enabled.isPresent()) {
            return enabled.get() ? Optional.empty() : Optional.of(disabled(signs));
        }
        // The firewall of a Windows host is silent where nothing listens.
        boolean silent = signs.everyPort(State.FILTERED)
                && signs.life().maybeWindows()
                && signs.maybeWindows()
                && signs.service().isEmpty()
                && signs.firewall().isEmpty()
                && !signs.listens().orElse(false);
        if (silent) {
            return Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT).and(signs.upWords()));
        }
        // Refused is what a host that takes no connections answers; so does one whose service stands still.
        return signs.shut(State.REFUSED)
                        && signs.maybeWindows()
                        && !signs.listens().orElse(false)
                        && !signs.has(Check.SERVICE, "stopped", "disabled", "failed", "starting")
                ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.PORT))
                : Optional.empty();
    }

    private static Suspicion disabled(Signs signs) {
        boolean answers = signs.anyPort(State.OPEN);
        Suspicion suspicion = Suspicion.of(answers ? Confidence.MEDIUM : Confidence.CERTAIN, signs, Check.POLICY);
        suspicion = signs.ports().isEmpty() ? suspicion : suspicion.and(signs, Check.PORT);
        suspicion = answers ? suspicion.but("the port answers all the same") : suspicion;
        boolean byPolicy = signs.policy().flatMap(PolicyObservation::byPolicy).isPresent();
        return byPolicy ? suspicion.curedBy() : suspicion;
    }
}
