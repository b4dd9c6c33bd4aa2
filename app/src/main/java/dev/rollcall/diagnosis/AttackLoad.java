package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody tries passwords, or many connections are left half open. */
final class AttackLoad implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "attack-load",
                    "Attack load",
                    "C27",
                    Sureness.SOURCED,
                    "Microsoft: troubleshoot-rdp-internal-error; event 1006")
            .explains("0x904/0x7")
            // No fix here: open-firewall leaves alone what lets everybody in, and opens what does not.
            .cure("Restrict who may connect first; then a gateway or VPN in front.")
            .next(
                    "Look whether the port can be reached from the Internet",
                    "Count events 140, 261 and 4625 an hour, and from which addresses",
                    "Stop other probing of the port: it counts, too");

    /** More than people mistype between two checks. */
    private static final int MANY = 100;

    /** Of RdpCoreTS: a name or password refused. */
    private static final int REFUSED = 140;

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<String> incomplete = signs.eventWords("RemoteConnectionManager", 1006);
        Optional<String> guesses = Stream.concat(
                        signs.events("RdpCoreTS", REFUSED).stream(), signs.events("log-on refused").stream())
                .filter(event -> event.count() >= MANY)
                .findFirst()
                .map(Signs::words);
        Optional<String> open =
                signs.has(Check.FIREWALL, "wide-open") ? Optional.of(signs.said(Check.FIREWALL)) : Optional.empty();
        // Careless probing leaves the first as well: passwords that are guessed tell the two apart.
        Confidence confidence = guesses.isPresent() ? Confidence.HIGH : Confidence.MEDIUM;
        return incomplete
                .map(event -> Suspicion.of(confidence, event).and(guesses).and(open))
                .or(() -> guesses.map(
                        event -> Suspicion.of(Confidence.MEDIUM, event).and(open)));
    }
}
