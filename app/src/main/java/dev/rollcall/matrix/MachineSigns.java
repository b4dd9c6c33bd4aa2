package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Host;
import dev.rollcall.matrix.Apart.Boot;
import dev.rollcall.matrix.Apart.Shown;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells which machine answers for an entry of the inventory.
 *
 * @param addresses that it leads to; of one that leads to several machines, all of them together as one
 * @param answering those of them where something answered; of the others only the name servers know
 * @param at the one of which all that follows was told
 * @param told what tells machines apart
 * @param asked whether anything was asked to answer there
 */
record MachineSigns(
        Host host,
        List<String> addresses,
        Set<String> answering,
        Optional<String> at,
        Told told,
        boolean asked,
        Instant seen) {
    private static final String BY_ADDRESS = "by_address";

    /** Where nobody answers, or nobody was asked, an address is no more than what a name server says. */
    private static final Set<String> ANSWERS = Set.of("open", "slow", "refused", "silent", "dropped", "not-rdp");

    /**
     * What a machine tells of itself.
     *
     * @param name by which it knows itself, from its NTLM challenge, in lower case
     * @param shown the certificate that it shows
     * @param boot when it came up, and when that was seen
     * @param installation digest of the id that the system has, as seen from inside; copies of a disk share it
     * @param board digest of the id of the machine below it
     */
    record Told(
            Optional<String> name,
            Optional<Shown> shown,
            Optional<Boot> boot,
            Optional<String> installation,
            Optional<String> board) {
        private static final Told NOTHING =
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Optional<String> name() {
        return told.name();
    }

    Optional<Shown> shown() {
        return told.shown();
    }

    Optional<Boot> boot() {
        return told.boot();
    }

    Optional<String> installation() {
        return told.installation();
    }

    Optional<String> board() {
        return told.board();
    }

    /** SHA-256 of the certificate, where that is self-signed: any other may be on many machines on purpose. */
    Optional<String> selfSigned() {
        return shown().filter(Shown::selfSigned).map(Shown::sha256);
    }

    /** What is known of the machine at that address alone. */
    MachineSigns only(String address) {
        return at.equals(Optional.of(address))
                ? this
                : new MachineSigns(host, addresses, answering, at, Told.NOTHING, asked, seen);
    }

    /** Empty where nothing was seen, or where the name leads to a machine that is not the entry's own. */
    static Optional<MachineSigns> of(Row row) {
        return row.verdict().filter(_ -> !misled(row)).map(verdict -> of(row, verdict));
    }

    private static MachineSigns of(Row row, Verdict verdict) {
        List<String> addresses = addresses(row, verdict);
        // Several addresses of one kind are a farm's as often as one machine's: who answered at one of them is not all
        // of it.
        boolean several = addresses.stream().filter(MachineSigns::modern).count() > 1
                || addresses.stream().filter(address -> !modern(address)).count() > 1;
        Set<String> answering = answering(row, verdict);
        boolean asked = row.finding(Check.PORT)
                .filter(port -> port.status() != Status.SKIPPED)
                .isPresent();
        if (several) {
            String all = String.join(", ", addresses.stream().sorted().toList());
            return new MachineSigns(
                    row.host(),
                    List.of(all),
                    answering.isEmpty() ? Set.of() : Set.of(all),
                    Optional.empty(),
                    Told.NOTHING,
                    asked,
                    verdict.at());
        }
        Optional<Finding> nla = row.finding(Check.NLA);
        Optional<Finding> certificate = row.finding(Check.CERTIFICATE);
        Optional<String> at = nla.flatMap(finding -> about(finding, verdict));
        // Where each is about another address, what they tell is not of one machine.
        Optional<Shown> shown = certificate
                .filter(finding -> at.isEmpty() || about(finding, verdict).equals(at))
                .flatMap(finding -> shown(finding, verdict));
        return new MachineSigns(
                row.host(),
                addresses,
                answering,
                at.or(() -> certificate.flatMap(finding -> about(finding, verdict))),
                new Told(
                        nla.flatMap(MachineSigns::name),
                        shown,
                        boot(row, verdict),
                        row.finding(Check.SERVICE).flatMap(finding -> finding.text("machine_id")),
                        row.finding(Check.SERVICE).flatMap(finding -> finding.text("board_id"))),
                asked,
                verdict.at());
    }

    private static Set<String> answering(Row row, Verdict verdict) {
        Optional<Finding> port = row.finding(Check.PORT);
        if (port.isPresent() && port.get().facts().get(BY_ADDRESS) instanceof Map<?, ?> each) {
            return each.entrySet().stream()
                    .filter(one -> one.getValue() instanceof Map<?, ?> facts && ANSWERS.contains(facts.get("code")))
                    .map(one -> String.valueOf(one.getKey()))
                    .collect(Collectors.toSet());
        }
        boolean answers =
                port.filter(finding -> ANSWERS.contains(finding.code())).isPresent()
                        || row.finding(Check.CERTIFICATE)
                                .flatMap(finding -> finding.text("sha256"))
                                .isPresent();
        return verdict.address()
                .filter(_ -> answers)
                .map(address -> Set.of(AddressText.of(address)))
                .orElse(Set.of());
    }

    /** Of several addresses, facts are those of the first that is as bad as the finding. */
    private static Optional<String> about(Finding finding, Verdict verdict) {
        if (finding.facts().get(BY_ADDRESS) instanceof Map<?, ?> each) {
            return each.entrySet().stream()
                    .filter(one -> one.getValue() instanceof Map<?, ?> facts
                            && finding.status().key().equals(facts.get("status")))
                    .map(one -> String.valueOf(one.getKey()))
                    .findFirst();
        }
        return verdict.address().map(AddressText::of);
    }

    private static Optional<Shown> shown(Finding certificate, Verdict verdict) {
        return certificate
                .text("sha256")
                .map(sha256 -> new Shown(
                        verdict.host().port(),
                        sha256,
                        Boolean.TRUE.equals(certificate.facts().get("self_signed")),
                        instant(certificate, "not_before"),
                        verdict.at()));
    }

    private static boolean modern(String address) {
        return address.indexOf(':') >= 0;
    }

    /** The diagnosis says so already, and such an entry is another machine than the one it leads to. */
    private static boolean misled(Row row) {
        return row.diagnosis().stream().map(Diagnosed::id).anyMatch("dns-wrong-machine"::equals)
                || row.finding(Check.DNS)
                        .filter(dns -> dns.codes().contains(Code.WRONG_ADDRESS.key()))
                        .isPresent();
    }

    private static List<String> addresses(Row row, Verdict verdict) {
        Optional<String> literal = AddressText.literal(row.host().name()).map(AddressText::of);
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        List<String> addresses = new ArrayList<>();
        row.finding(Check.DNS).ifPresent(finding -> {
            if (finding.facts().get("addresses") instanceof List<?> seen) {
                seen.forEach(address -> addresses.add(String.valueOf(address)));
            }
        });
        verdict.address()
                .map(AddressText::of)
                .filter(address -> !addresses.contains(address))
                .ifPresent(addresses::add);
        return addresses;
    }

    private static Optional<String> name(Finding nla) {
        Optional<String> inDomain = nla.text("computer")
                .filter(computer -> !computer.isBlank())
                .map(computer -> nla.text("domain")
                        .map(domain -> domain + "\\" + computer)
                        .orElse(computer));
        return nla.text("dns_computer")
                .filter(computer -> computer.indexOf('.') > 0)
                .or(() -> inDomain)
                .map(name -> name.toLowerCase(Locale.ROOT))
                // What has no name of its own says this.
                .filter(name -> !name.substring(name.indexOf('\\') + 1).startsWith("localhost"));
    }

    private static Optional<Boot> boot(Row row, Verdict verdict) {
        Optional<Finding> service = row.finding(Check.SERVICE);
        return service.flatMap(finding -> instant(finding, "started"))
                .map(started -> new Boot(
                        started,
                        service.flatMap(finding -> instant(finding, "seen_at")).orElse(verdict.at())));
    }

    private static Optional<Instant> instant(Finding finding, String fact) {
        try {
            return finding.text(fact).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
