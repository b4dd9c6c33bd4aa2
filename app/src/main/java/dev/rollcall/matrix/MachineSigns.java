package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What tells which machine answers for an entry of the inventory.
 *
 * @param addresses that it leads to; of one that leads to several machines, all of them together as one
 * @param name by which the machine knows itself, from its NTLM challenge, in lower case
 * @param certificate SHA-256 of the one it shows, where that is self-signed
 * @param boot when it came up, and when that was seen
 * @param installation digest of the id that the system has, as seen from inside; copies of a disk share it
 * @param board digest of the id of the machine below it
 */
record MachineSigns(
        Host host,
        List<String> addresses,
        Optional<String> name,
        Optional<String> certificate,
        Optional<Boot> boot,
        Optional<String> installation,
        Optional<String> board) {
    /** Clocks differ, and boot times are told in whole minutes here and there. */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    record Boot(Instant started, Instant seen) {
        /** Whether no one machine can have been up so: one came up later, and the other was seen up since before after that. */
        boolean rulesOut(Boot other) {
            return earlierRunsOn(this, other) || earlierRunsOn(other, this);
        }

        private static boolean earlierRunsOn(Boot earlier, Boot later) {
            return earlier.started.plus(TOLERANCE).isBefore(later.started)
                    && earlier.seen.isAfter(later.started.plus(TOLERANCE));
        }
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
        if (several) {
            return new MachineSigns(
                    row.host(),
                    List.of(String.join(", ", addresses.stream().sorted().toList())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<String> certificate = row.finding(Check.CERTIFICATE)
                .filter(finding -> Boolean.TRUE.equals(finding.facts().get("self_signed")))
                .flatMap(finding -> finding.text("sha256"));
        return new MachineSigns(
                row.host(),
                addresses,
                row.finding(Check.NLA).flatMap(MachineSigns::name),
                certificate,
                boot(row, verdict),
                row.finding(Check.SERVICE).flatMap(finding -> finding.text("machine_id")),
                row.finding(Check.SERVICE).flatMap(finding -> finding.text("board_id")));
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
