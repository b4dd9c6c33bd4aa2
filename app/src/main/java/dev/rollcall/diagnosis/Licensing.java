package dev.rollcall.diagnosis;

import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Machine;
import java.util.Optional;

/** The session host has no licence server, or no licences. */
final class Licensing implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "licensing",
                    "Licensing",
                    "C22",
                    Sureness.SOURCED,
                    "Microsoft: cannot-connect-rds-no-license-server; reason and extended codes")
            .explains(
                    "0x808", "0x908", "*/0x100", "*/0x101", "*/0x102", "*/0x103", "*/0x104", "*/0x105", "*/0x106",
                    "*/0x107", "*/0x108", "*/0x109", "*/0x10a", "*/0x10b")
            .cure(
                    "Point the host to an activated licence server, with CALs as new as the host. Deleting the GracePeriod key is"
                            + " unsupported, and breaks the licence.")
            .next(
                    "Connect with /admin: it needs no licence",
                    "Read licensing mode and server list, and whether that server is reached",
                    "Look for events 1068, 1069 and 1004");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        Optional<Integer> left = signs.service()
                .map(ServiceObservation::machine)
                .flatMap(Machine::licensingDays)
                .filter(days -> days <= 0);
        Optional<String> unset = signs.eventWords("RemoteConnectionManager", 1068, 1069);
        Optional<String> problem = signs.eventWords("RemoteConnectionManager", 1003, 1004, 1011);
        if (left.isPresent()) {
            return Optional.of(Suspicion.of(
                            unset.isPresent() || problem.isPresent() ? Confidence.HIGH : Confidence.MEDIUM,
                            "service: the licensing grace period is over")
                    .and(unset)
                    .and(problem));
        }
        return unset.map(words -> Suspicion.of(Confidence.MEDIUM, words).and(problem))
                .or(() -> problem.map(words -> Suspicion.of(Confidence.LOW, words)));
    }
}
