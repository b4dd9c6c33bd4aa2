package dev.rollcall.policy;

import dev.rollcall.observation.LinkObservation;
import dev.rollcall.observation.LinkObservation.Attempt;
import dev.rollcall.policy.Policy.LinkRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges the way to a listener. One lost packet happens everywhere. */
record LinkJudge(LinkRules rules) {
    Judgement judge(LinkObservation seen) {
        String times = SpanText.fine(seen.latency()) + " ± " + SpanText.fine(seen.jitter());
        String lost = seen.lost() + " of " + seen.attempts().size() + " connects lost packets";
        List<Remark> remarks = new ArrayList<>();
        if (seen.lost() >= rules.lostConnects()) {
            remarks.add(new Remark(Code.LOSSY, lost));
        }
        if (seen.latency().compareTo(rules.slow()) > 0) {
            remarks.add(new Remark(Code.LINK_SLOW, times));
        }
        if (seen.jitter().compareTo(rules.unsteady()) > 0) {
            remarks.add(new Remark(Code.UNSTEADY, times));
        }
        if (remarks.isEmpty()) {
            remarks.add(new Remark(Code.STEADY, seen.lost() == 0 ? times : times + ", " + lost));
        }
        return new Judgement(remarks, facts(seen));
    }

    private static Map<String, Object> facts(LinkObservation seen) {
        return new Facts()
                .put("port", seen.port())
                .put("connects", seen.attempts().size())
                .put("lost", seen.lost())
                .put("latency_ms", seen.latency().toMillis())
                .put("jitter_ms", seen.jitter().toMillis())
                .put(
                        "took_ms",
                        seen.attempts().stream()
                                .map(Attempt::took)
                                .map(Duration::toMillis)
                                .toList())
                .all();
    }
}
