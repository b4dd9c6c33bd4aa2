package dev.rollcall.policy;

import dev.rollcall.observation.Check;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A finding about one of a host's addresses, or about its name. */
record AddressFinding(Optional<InetAddress> address, Finding finding) {
    private static final int NAMED = 2;

    /** The first of the worst. */
    static AddressFinding worst(List<AddressFinding> all) {
        AddressFinding worst = all.getFirst();
        for (AddressFinding each : all) {
            if (each.finding.status().compareTo(worst.finding.status()) > 0) {
                worst = each;
            }
        }
        return worst;
    }

    /** One finding for all of a host's addresses: the worst one's, saying which addresses it is true of. */
    static Finding joined(Check check, List<AddressFinding> all) {
        Finding worst = worst(all).finding;
        if (all.size() == 1) {
            return worst;
        }
        List<String> codes = codes(check, worst, all);
        Map<String, Object> byAddress = new LinkedHashMap<>();
        all.forEach(each -> each.address.ifPresent(address -> byAddress.put(AddressText.of(address), each.facts())));
        Map<String, Object> facts = new LinkedHashMap<>(worst.facts());
        facts.put("by_address", byAddress);
        Duration took = all.stream()
                .map(each -> each.finding.took())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Finding(
                check,
                worst.status(),
                worst.code(),
                summary(check, worst, all),
                took,
                codes,
                Judgement.withFindings(facts, codes));
    }

    /** All that is wrong anywhere; where nothing is, what the worst one says. */
    private static List<String> codes(Check check, Finding worst, List<AddressFinding> all) {
        if (worst.status().compareTo(Status.WARN) < 0) {
            return worst.codes();
        }
        return Judgement.worstFirst(
                check,
                all.stream()
                        .map(AddressFinding::finding)
                        .filter(finding -> finding.status().compareTo(Status.WARN) >= 0)
                        .flatMap(finding -> finding.codes().stream())
                        .toList());
    }

    private static String summary(Check check, Finding worst, List<AddressFinding> all) {
        List<AddressFinding> alike = all.stream()
                .filter(each -> each.finding.code().equals(worst.code()))
                .toList();
        if (alike.size() == all.size()) {
            return worst.summary();
        }
        String what = Code.of(check, worst.code()).map(Code::words).orElse(worst.code());
        String which = alike.stream()
                .flatMap(each -> each.address.stream())
                .limit(NAMED)
                .map(AddressText::of)
                .collect(Collectors.joining(", "));
        return alike.size() + " of " + all.size() + " " + what + ": " + which + (alike.size() > NAMED ? "…" : "");
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", finding.status().key());
        facts.put("code", finding.code());
        facts.put("summary", finding.summary());
        Optional.ofNullable(finding.facts().get(PortJudge.MANAGEMENT))
                .ifPresent(answers -> facts.put(PortJudge.MANAGEMENT, answers));
        return facts;
    }
}
