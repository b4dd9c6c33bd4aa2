package dev.rollcall.policy;

import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.PolicyObservation.Logons;
import dev.rollcall.policy.Policy.InsideRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges whether a host is set to take connections, and who decides that. */
record PolicyJudge(InsideRules rules) {
    Judgement judge(PolicyObservation seen) {
        List<Remark> remarks = new ArrayList<>();
        if (seen.enabled().isPresent() && !seen.enabled().get()) {
            remarks.add(new Remark(
                    Code.RDP_DISABLED, seen.byPolicy().isPresent() ? "disabled by group policy" : "disabled"));
        } else if (seen.logons() == Logons.DISABLED) {
            remarks.add(new Remark(Code.RDP_DISABLED, "logons disabled"));
        }
        if (seen.byPolicy().isPresent() && !rules.groupPolicyAllowed()) {
            remarks.add(new Remark(Code.SET_BY_POLICY, "set by group policy"));
        }
        if (remarks.isEmpty()) {
            remarks.add(well(seen));
        }
        return new Judgement(remarks, facts(seen));
    }

    private static Remark well(PolicyObservation seen) {
        if (seen.enabled().isEmpty()) {
            return Unlearnt.of("policy", seen.missing())
                    .orElseGet(() -> new Remark(Code.NOT_LEARNT, "could not be learnt"));
        }
        return new Remark(Code.ENABLED, seen.logons() == Logons.DRAINING ? "enabled, draining" : "enabled");
    }

    private static Map<String, Object> facts(PolicyObservation seen) {
        Facts facts = new Facts()
                .putKnown("enabled", seen.enabled())
                .putKnown("local", seen.local())
                .putKnown("by_policy", seen.byPolicy());
        if (seen.logons() != Logons.UNKNOWN) {
            facts.put("logons", seen.logons().name().toLowerCase(Locale.ROOT));
        }
        return facts.putMap("settings", seen.settings())
                .putMap("missing", seen.missing())
                .all();
    }
}
