package dev.rollcall.policy;

import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.policy.Policy.InsideRules;
import java.util.Map;

/** Judges what the host's own firewall does with clients. */
record FirewallJudge(InsideRules rules) {
    Judgement judge(FirewallObservation seen) {
        Map<String, Object> facts = facts(seen);
        return switch (seen.effect()) {
            case ALLOWED ->
                !rules.anySourceAllowed() && seen.fromAnywhere().orElse(false)
                        ? Judgement.of(Code.WIDE_OPEN, "open to anybody", facts)
                        : Judgement.of(Code.ALLOWED, allowed(seen), facts);
            case BLOCKED -> Judgement.of(Code.BLOCKED, "blocked by " + by(seen), facts);
            case UNKNOWN -> {
                Remark remark = Unlearnt.of("firewall", seen.missing())
                        .orElseGet(() -> new Remark(Code.NOT_LEARNT, "rules too involved to weigh"));
                yield Judgement.of(remark.code(), remark.summary(), facts);
            }
        };
    }

    private static String allowed(FirewallObservation seen) {
        if (seen.kind().equals("none")) {
            return "no firewall";
        }
        int sources = seen.sources().size();
        return sources == 0 ? "allowed" : "allowed for " + sources + (sources == 1 ? " source" : " sources");
    }

    private static String by(FirewallObservation seen) {
        return seen.kind().isEmpty() ? "the firewall" : seen.kind();
    }

    private static Map<String, Object> facts(FirewallObservation seen) {
        Facts facts = new Facts().put("port", seen.port()).putText("firewall", seen.kind());
        return facts.putText("profile", seen.profile())
                .putText("rule", seen.rule())
                .putSome("sources", seen.sources())
                .putMap("missing", seen.missing())
                .all();
    }
}
