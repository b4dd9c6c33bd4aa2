package dev.rollcall.diagnosis;

import dev.rollcall.observation.Check;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
                    "Ask whether the name is meant as another one of that machine",
                    "Ask each resolver: a stale copy may live in only one",
                    "Look which address the host itself has")
            // What was seen belongs to the other machine.
            .hides(
                    "certificate-name-differs",
                    "certificate-expired",
                    "certificate-weak",
                    "certificate-untrusted",
                    "tls-version-mismatch");

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
        List<Suspicion> dead = new ArrayList<>();
        List<Suspicion> others = new ArrayList<>();
        for (InetAddress address : signs.dns().get().addresses()) {
            AddressWitness witness = AddressWitness.of(signs, address);
            witness.besideLiving().ifPresent(dead::add);
            witness.suspicion(known).ifPresent(others::add);
        }
        Optional<Suspicion> suspicion = together(dead, others);
        if (signs.has(Check.DNS, "wrong-address")) {
            Confidence confidence = suspicion.isPresent() ? Confidence.CERTAIN : Confidence.HIGH;
            return Optional.of(Suspicion.of(confidence, signs, Check.DNS)
                    .and(suspicion.map(found -> found.because().getFirst())));
        }
        return suspicion;
    }

    /** As sure as the surest of them; an address that leads nowhere is the plainer sign, whatever the others are called. */
    private static Optional<Suspicion> together(List<Suspicion> dead, List<Suspicion> others) {
        List<Suspicion> all = new ArrayList<>(dead);
        all.sort(Comparator.comparing(Suspicion::confidence));
        List<Suspicion> bySureness = new ArrayList<>(others);
        bySureness.sort(Comparator.comparing(Suspicion::confidence));
        all.addAll(bySureness);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Suspicion(
                all.stream().map(Suspicion::confidence).min(Comparator.naturalOrder()).get(),
                all.getFirst().title(),
                all.stream().flatMap(each -> each.because().stream()).toList(),
                all.stream().flatMap(each -> each.against().stream()).toList(),
                Optional.empty()));
    }
}
