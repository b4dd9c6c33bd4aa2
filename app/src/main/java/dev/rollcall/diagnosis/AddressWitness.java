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
        Optional<Suspicion> besideLiving) {
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
        Optional<Suspicion> beside = signs.anyPort(State.OPEN)
                ? signs.ports().stream()
                        .filter(at -> at.address().equals(Optional.of(address)))
                        .map(at -> at.seen().state())
                        // Bound to one adapter it refuses at the others, and the address is its own.
                        .filter(state -> state != State.REFUSED || ListenerBroken.adapter(signs).isEmpty())
                        .flatMap(state -> besideLiving(address, state).stream())
                        .findFirst()
                : Optional.empty();
        return new AddressWitness(address, reverse, certificate, ntlm, beside);
    }

    /** What it says of an address that another one of the name takes connections. */
    private static Optional<Suspicion> besideLiving(InetAddress address, State state) {
        String words = switch (state) {
            case OPEN -> "";
            case FILTERED, UNREACHABLE -> "does not answer";
            case REFUSED -> "refuses";
            case NOT_RDP -> "answers with something else";
            case SILENT -> "accepts, and says nothing";
            case DROPPED -> "accepts, and closes";
        };
        boolean nobody = state == State.FILTERED || state == State.UNREACHABLE;
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Suspicion.of(
                                nobody ? Confidence.MEDIUM : Confidence.LOW,
                                "dns: " + AddressText.of(address) + " " + words + ", another address of the name"
                                        + (nobody ? " does" : " takes connections"))
                        .titled(nobody ? "Name has a dead address" : "Name has a wrong address"));
    }

    /** Two witnesses that agree are believed; a certificate alone may only be a wrong certificate. */
    Optional<Suspicion> suspicion(MachineNames known) {
        String at = AddressText.of(address);
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
        return Optional.of(named(suspicion, others, certificate, "certificate for")
                .but("the name may be meant as another one of that machine"));
    }

    private static Suspicion named(Suspicion suspicion, List<MachineNames> others, MachineNames names, String what) {
        return others.contains(names) ? suspicion.and(what + " " + names.names().getFirst()) : suspicion;
    }
}
