package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Environment;
import dev.rollcall.observation.Environment.Software;
import dev.rollcall.observation.Environment.SoftwareKind;
import dev.rollcall.observation.PortObservation.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Other software on the host that reaches into Remote Desktop. That it is there says nothing: many hosts have some, and are well.
 * Only what stands in the place of a part of Windows is worth a word before anything fails.
 */
final class ThirdPartySoftware implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "third-party-software",
                    "Other software on the host",
                    "C32",
                    Sureness.SOURCED,
                    "rustdesk #10125 (0x904/0x0); rdpwrap README (ServiceDll in the place of termsrv.dll)")
            .explains("0x904/0x0")
            .cure("Stop or exclude it, with its owner's consent.")
            .next("Stop remote-control and security software one after the other", "Compare with a host that lacks it");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        List<Software> software = signs.environment().map(Environment::software).orElse(List.of());
        if (software.isEmpty()) {
            return Optional.empty();
        }
        Optional<Software> wrapper = software.stream()
                .filter(each -> each.kind() == SoftwareKind.WRAPPER)
                .findFirst();
        List<String> symptoms = symptoms(signs);
        if (wrapper.isPresent()) {
            String seen = "service: TermService runs " + wrapper.get().place() + ", not termsrv.dll";
            return Optional.of(
                    symptoms.isEmpty()
                            ? Suspicion.of(Confidence.LOW, seen)
                                    .but("nothing shows that it fails now: the next update of Windows may change that")
                            : Suspicion.of(Confidence.HIGH, seen).and(symptoms));
        }
        return symptoms.isEmpty()
                ? Optional.empty()
                : Optional.of(named(software).and(symptoms));
    }

    /** Each of the kinds that there are, and what of it. */
    private static Suspicion named(List<Software> software) {
        List<String> words = software.stream()
                .map(each -> switch (each.kind()) {
                    case REMOTE_CONTROL -> "service: " + each.name() + " runs there";
                    case CREDENTIAL_PROVIDER ->
                        "service: logons pass through " + each.name() + " (" + each.place() + ")";
                    case WRAPPER, OTHER -> "service: " + each.name() + " (" + each.place() + ")";
                })
                .toList();
        return Suspicion.of(Confidence.LOW, words.getFirst()).and(words);
    }

    /** What such software is known to do: connections that end without a word, services that don't answer, sessions that hang. */
    private static List<String> symptoms(Signs signs) {
        return Stream.of(
                        signs.anyPort(State.DROPPED, State.SILENT)
                                ? Optional.of(signs.said(Check.PORT))
                                : Optional.<String>empty(),
                        signs.has(Check.SERVICE, "failed", "hung")
                                ? Optional.of(signs.said(Check.SERVICE))
                                : Optional.<String>empty(),
                        signs.has(Check.SESSION, "stuck")
                                ? Optional.of(signs.said(Check.SESSION))
                                : Optional.<String>empty(),
                        // Not the faults in what clients sent: a check from outside leaves those as well.
                        signs.eventWords("LocalSessionManager", 36, 41, 43, 44, 45))
                .flatMap(Optional::stream)
                .toList();
    }
}
