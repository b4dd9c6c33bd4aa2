package dev.rollcall.policy;

import dev.rollcall.observation.Check;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a judge makes of one look: at least one remark, and the facts they rest on. */
record Judgement(List<Remark> remarks, Map<String, Object> facts) {
    private static final Comparator<Code> WORST_FIRST =
            Comparator.comparing(Code::status).reversed().thenComparing(Comparator.naturalOrder());

    Judgement {
        // Most have one remark, and there are four for each host.
        remarks = remarks.size() == 1
                ? List.copyOf(remarks)
                : remarks.stream()
                        .sorted(Comparator.comparing(Remark::code, WORST_FIRST))
                        .toList();
    }

    static Judgement of(Code code, String summary, Map<String, Object> facts) {
        return new Judgement(List.of(new Remark(code, summary)), facts);
    }

    /** For what could not be learnt: the fact {@code reason} says more. */
    static Judgement without(Code code, String summary, String reason) {
        return of(code, summary, reason.isEmpty() ? Map.of() : Map.of("reason", reason));
    }

    Finding finding(Check check, Duration took) {
        Remark worst = remarks.getFirst();
        List<String> codes = remarks.size() == 1
                ? List.of(worst.code().key())
                : remarks.stream().map(remark -> remark.code().key()).distinct().toList();
        return new Finding(
                check,
                worst.code().status(),
                worst.code().key(),
                worst.summary(),
                took,
                codes,
                withFindings(facts, codes));
    }

    /** The contract lists all that applies only where there is more than what the code says already. */
    static Map<String, Object> withFindings(Map<String, Object> facts, List<String> codes) {
        if (codes.size() < 2) {
            return facts;
        }
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put("findings", codes);
        return more;
    }

    static List<String> worstFirst(Check check, List<String> codes) {
        return codes.stream()
                .distinct()
                .flatMap(key -> Code.of(check, key).stream())
                .sorted(WORST_FIRST)
                .map(Code::key)
                .toList();
    }
}
