package dev.rollcall.diagnosis;

import dev.rollcall.observation.CertificateObservation.Presented;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.policy.AddressText;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tells whose an address is: its reverse name, the certificate and the NTLM name that answer there, or silence. */
record AddressWitness(
        InetAddress address,
        MachineNames reverse,
        MachineNames certificate,
        MachineNames ntlm,
        boolean deadBesideLiving) {
    private static final MachineNames NONE = new MachineNames(List.of());

    static AddressWitness of(Signs signs, InetAddress address) {
        MachineNames reverse = signs.dns().stream()
                .flatMap(dns -> dns.reverse().stream())
                .filter(answer -> answer.address().equals(address))
                .map(answer -> new MachineNames(answer.names()))
                .findFirst()
                .orElse(NONE);
        MachineNames certificate = signs.certificates().stream()
                .filter(at -> at.address().equals(Optional.of(address)))
                .flatMap(
                        at -> at.seen() instanceof Presented shown ? Stream.of(MachineNames.of(shown)) : Stream.empty())
                .findFirst()
                .orElse(NONE);
        MachineNames ntlm = signs.nla().stream()
                .filter(at -> at.address().equals(Optional.of(address)))
                .flatMap(at -> at.seen().credSsp() instanceof CredSsp.Challenged(int _, NtlmIdentity told)
                        ? Stream.of(MachineNames.of(told))
                        : Stream.empty())
                .findFirst()
                .orElse(NONE);
        boolean dead = signs.anyPort(State.OPEN)
                && signs.ports().stream()
                        .anyMatch(at -> at.address().equals(Optional.of(address)) && silent(at.seen()));
        return new AddressWitness(address, reverse, certificate, ntlm, dead);
    }

    private static boolean silent(PortObservation seen) {
        return (seen.state() == State.FILTERED || seen.state() == State.UNREACHABLE) && !Signs.noWayFromHere(seen);
    }

    /** Two witnesses that agree are believed; a certificate alone may only be a wrong certificate. */
    Optional<Suspicion> suspicion(MachineNames known) {
        String at = AddressText.of(address);
        if (deadBesideLiving) {
            return Optional.of(Suspicion.of(
                    Confidence.MEDIUM, "dns: " + at + " does not answer, another address of the name does"));
        }
        List<MachineNames> others = Stream.of(ntlm, reverse, certificate)
                .filter(names -> names.contradict(known))
                .toList();
        boolean vouched =
                Stream.of(ntlm, certificate).anyMatch(names -> !names.names().isEmpty() && !names.contradict(known));
        if (others.isEmpty() || vouched || others.equals(List.of(certificate))) {
            return Optional.empty();
        }
        Confidence confidence =
                others.size() > 1 ? Confidence.HIGH : others.equals(List.of(ntlm)) ? Confidence.MEDIUM : Confidence.LOW;
        Suspicion suspicion = Suspicion.of(
                confidence,
                "dns: " + at + " answers as " + others.getFirst().names().getFirst());
        suspicion = named(suspicion, others, ntlm, "NTLM computer name");
        suspicion = named(suspicion, others, reverse, "reverse name");
        return Optional.of(named(suspicion, others, certificate, "certificate for"));
    }

    private static Suspicion named(Suspicion suspicion, List<MachineNames> others, MachineNames names, String what) {
        return others.contains(names) ? suspicion.and(what + " " + names.names().getFirst()) : suspicion;
    }
}
