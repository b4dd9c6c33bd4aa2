package dev.rollcall.diagnosis;

import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.policy.AddressText;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything it rests on is there, and yet the listener does not listen, or not on every address. */
final class ListenerBroken implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "listener-broken",
                    "Listener broken",
                    "C06",
                    Sureness.SOURCED,
                    "Microsoft: rdp-error-general-troubleshooting; internal-error article")
            .explains("0x204")
            .cure(
                    "Set the one value that is wrong; a restart of the service takes it up. Importing another host's listener key"
                            + " is the last resort, and without its thumbprint, port and security settings.",
                    "restart-service",
                    "restart-host")
            .next(
                    "Compare the listener's settings with those of a healthy host of the same build",
                    "qwinsta: is rdp-tcp there, in state Listen?",
                    "Connect to each address of the host: LanAdapter may bind it to one");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        if (signs.setting("fEnableWinStation").filter("0"::equals).isPresent() && !signs.anyPort(State.OPEN)) {
            return Optional.of(Suspicion.of(Confidence.CERTAIN, "policy: fEnableWinStation is 0")
                    .and(signs, Check.PORT)
                    .curedBy());
        }
        if (signs.anyPort(State.OPEN) && signs.anyPort(State.REFUSED)) {
            return Optional.of(oneAddressOnly(signs));
        }
        if (signs.shut(State.REFUSED) && listensAllTheSame(signs)) {
            return Optional.of(notHere(signs));
        }
        boolean down = signs.has(Check.SESSION, "listener-down") || !signs.listens().orElse(true);
        if (!down) {
            return unheard(signs);
        }
        if (signs.anyPort(State.OPEN)) {
            return signs.has(Check.SESSION, "listener-down")
                    ? Optional.of(Suspicion.of(Confidence.LOW, signs, Check.SESSION)
                            .but("the port answers all the same: " + signs.said(Check.PORT)))
                    : Optional.empty();
        }
        boolean runs = signs.has(Check.SERVICE, "running", "not-automatic");
        Suspicion suspicion = Suspicion.of(
                runs ? Confidence.HIGH : Confidence.MEDIUM,
                signs.has(Check.SESSION, "listener-down") ? signs.said(Check.SESSION) : "port: nothing listens there");
        suspicion = runs ? suspicion.and(signs, Check.SERVICE) : suspicion;
        return Optional.of(suspicion
                .and(signs.eventWords("RemoteConnectionManager", 1035, 1036))
                .and(signs.eventWords("cannot listen")));
    }

    /** Whether the RDP server listens at the asked port, as the host itself has it, and its firewall is not known to forbid it. */
    static boolean listensAllTheSame(Signs signs) {
        boolean blocked = signs.firewall()
                .filter(seen -> seen.effect() == FirewallObservation.Effect.BLOCKED)
                .isPresent();
        return signs.listens().orElse(false)
                && signs.served().orElse(true)
                && PortDiffers.elsewhere(signs).isEmpty()
                && !blocked;
    }

    private static Suspicion notHere(Signs signs) {
        Optional<String> adapter = adapter(signs);
        return Suspicion.of(adapter.isPresent() ? Confidence.HIGH : Confidence.MEDIUM, signs, Check.PORT)
                .and("the host says that it listens there: bound to another address, or to itself alone")
                .and(adapter)
                // A restart takes up what is set; it is the setting that is wrong.
                .curedBy();
    }

    /** The service runs and the port is refused, and nobody looked at what listens on the host. */
    private static Optional<Suspicion> unheard(Signs signs) {
        boolean runs = signs.service().isPresent()
                && !signs.has(Check.SERVICE, "stopped", "disabled", "failed", "hung", "starting");
        return runs && signs.shut(State.REFUSED) && signs.listens().isEmpty()
                ? Optional.of(Suspicion.of(Confidence.MEDIUM, signs, Check.PORT).and(signs, Check.SERVICE))
                : Optional.empty();
    }

    static Optional<String> adapter(Signs signs) {
        return signs.setting("LanAdapter")
                .filter(value -> !value.equals("0"))
                .map(value -> "policy: LanAdapter is " + value);
    }

    private static Suspicion oneAddressOnly(Signs signs) {
        String which = signs.ports().stream()
                .filter(port -> port.seen().state() == State.REFUSED)
                .flatMap(port -> port.address().stream())
                .map(AddressText::of)
                .collect(Collectors.joining(", "));
        Optional<String> adapter = adapter(signs);
        return Suspicion.of(
                        adapter.isPresent() ? Confidence.HIGH : Confidence.MEDIUM,
                        "port: " + which + " refused, another address answers")
                .and(adapter)
                .curedBy();
    }
}
