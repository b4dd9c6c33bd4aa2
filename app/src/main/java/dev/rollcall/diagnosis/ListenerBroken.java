package dev.rollcall.diagnosis;

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
                    .and(signs, Check.PORT));
        }
        if (signs.anyPort(State.OPEN) && signs.anyPort(State.REFUSED)) {
            return Optional.of(oneAddressOnly(signs));
        }
        boolean down = signs.has(Check.SESSION, "listener-down")
                || !signs.listener().flatMap(ListenerInside::listening).orElse(true);
        if (!down || signs.anyPort(State.OPEN)) {
            return Optional.empty();
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

    private static Suspicion oneAddressOnly(Signs signs) {
        String which = signs.ports().stream()
                .filter(port -> port.seen().state() == State.REFUSED)
                .flatMap(port -> port.address().stream())
                .map(AddressText::of)
                .collect(Collectors.joining(", "));
        Optional<String> adapter = signs.setting("LanAdapter").filter(value -> !value.equals("0"));
        return Suspicion.of(
                        adapter.isPresent() ? Confidence.HIGH : Confidence.MEDIUM,
                        "port: " + which + " refused, another address answers")
                .and(adapter.map(value -> "policy: LanAdapter is " + value));
    }
}
