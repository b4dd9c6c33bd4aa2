package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.net.InetAddress;
import java.util.Optional;

/** The name leads to an address that is another machine, or none any more. */
final class DnsWrongMachine implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "dns-wrong-machine",
                    "Name leads to another machine",
                    "C01",
                    Sureness.SOURCED,
                    "MS-NLMP 2.2.1.2: the challenge names the computer; that 0x904 may come of it is inferred")
            .explains("0x904/0x7")
            .cure(
                    "Correct the record: never put a host right before it is the one that is meant. Where the name is meant as"
                            + " another name of that machine, make it a CNAME and put it in the certificate.",
                    "register-dns",
                    "flush-dns")
            .next(
                    "Compare reverse name, certificate and NTLM computer name of each address",
                    "Ask each resolver: a stale copy may live in only one",
                    "Look which address the host itself has")
            // What was seen belongs to the other machine.
            .hides("certificate-name-differs", "certificate-expired", "certificate-weak", "certificate-untrusted");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        MachineNames known = MachineNames.known(signs);
        if (known.names().isEmpty() || signs.dns().isEmpty()) {
            return Optional.empty();
        }
        Optional<Suspicion> suspicion = Optional.empty();
        for (InetAddress address : signs.dns().get().addresses()) {
            suspicion = stronger(suspicion, AddressWitness.of(signs, address).suspicion(known));
        }
        if (signs.has(Check.DNS, "wrong-address")) {
            Confidence confidence = suspicion.isPresent() ? Confidence.CERTAIN : Confidence.HIGH;
            return Optional.of(Suspicion.of(confidence, signs, Check.DNS)
                    .and(suspicion.map(found -> found.because().getFirst())));
        }
        return suspicion;
    }

    private static Optional<Suspicion> stronger(Optional<Suspicion> one, Optional<Suspicion> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Suspicion first = one.get().confidence().atLeast(other.get().confidence()) ? one.get() : other.get();
        Suspicion second = first.equals(one.get()) ? other.get() : one.get();
        return Optional.of(first.and(second.because().getFirst()));
    }
}
