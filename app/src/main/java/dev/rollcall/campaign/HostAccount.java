package dev.rollcall.campaign;

import dev.rollcall.campaign.CampaignAccount.Moment;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One host of a campaign as its journal tells it.
 *
 * @param before how it was seen right before it was worked on
 * @param after how it was seen when it was proved, or could not be
 * @param begun when something was first done to it
 * @param ended when the last line of it was written, by this campaign
 * @param said what people who worked there were told, in its order
 * @param held what became of a change that has a time: whether it was confirmed, or went back by itself
 */
public record HostAccount(
        StepRecord step,
        Optional<Seen> before,
        Optional<Seen> after,
        Optional<Instant> begun,
        Optional<Instant> ended,
        List<Said> said,
        List<Moment> held) {
    public HostAccount {
        said = List.copyOf(said);
        held = List.copyOf(held);
    }

    /**
     * Words to the people on the host.
     *
     * @param became whether they were shown, and to whom
     */
    public record Said(String message, String became) {}

    /** A look that was written down, as it was judged. */
    public record Seen(Instant at, Map<Check, Mark> marks) {
        public Seen {
            marks = Map.copyOf(marks);
        }

        static Seen of(Sight sight) {
            Map<Check, Mark> marks = new EnumMap<>(Check.class);
            for (Finding finding : sight.verdict().findings().values()) {
                if (finding.status() != Status.SKIPPED) {
                    marks.put(finding.check(), new Mark(finding.status(), finding.code(), finding.summary()));
                }
            }
            return new Seen(sight.round().at(), marks);
        }

        public Optional<Mark> mark(Check check) {
            return Optional.ofNullable(marks.get(check));
        }
    }

    /** One check. */
    public record Mark(Status status, String code, String summary) {}
}
