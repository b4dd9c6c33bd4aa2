package dev.rollcall.policy;

import dev.rollcall.observation.FirewallObservation;
import dev.rollcall.observation.InsideHalf;
import dev.rollcall.observation.InsideObservation;
import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.SessionObservation;
import dev.rollcall.policy.Policy.InsideRules;
import java.util.List;
import java.util.Map;

/** Judges what a script saw on the host itself. */
final class InsideJudge {
    private final ServiceJudge serviceJudge;
    private final SessionJudge sessionJudge;
    private final FirewallJudge firewallJudge;
    private final PolicyJudge policyJudge;

    InsideJudge(InsideRules rules) {
        serviceJudge = new ServiceJudge(rules);
        sessionJudge = new SessionJudge(rules);
        firewallJudge = new FirewallJudge(rules);
        policyJudge = new PolicyJudge(rules);
    }

    Judgement judge(Round round, InsideObservation seen) {
        return switch (seen) {
            case ServiceObservation service -> serviceJudge.judge(round, service);
            case SessionObservation session -> sessionJudge.judge(session, round.at());
            case FirewallObservation firewall -> firewallJudge.judge(firewall);
            case PolicyObservation policy -> policyJudge.judge(policy);
            // Joined to the outside look of its check; see InsideHalves.
            case InsideHalf _ -> new Judgement(List.of(new Remark(Code.NOT_ASKED, "not asked for")), Map.of());
        };
    }
}
