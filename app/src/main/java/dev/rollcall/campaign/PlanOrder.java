package dev.rollcall.campaign;

import dev.rollcall.fix.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts the hosts of a plan into waves: first those where harm would be seen, and of them those on which nobody works, so that the
 * canary is one of them. Of hosts that stand in for each other (tags {@code pair:NAME}), and of names that lead to one machine, only
 * the first is acted on.
 */
final class PlanOrder {
    private static final String PAIR = "pair:";

    private static final Comparator<Draft> ORDER = Comparator.comparing(Draft::telling, Comparator.reverseOrder())
            .thenComparingInt(Draft::people)
            .thenComparing(draft -> draft.step().host().name())
            .thenComparingInt(draft -> draft.step().host().port());

    private final Task task;

    PlanOrder(Task task) {
        this.task = task;
    }

    List<PlannedStep> arranged(List<Draft> drafts) {
        List<Draft> sorted = drafts.stream().sorted(ORDER).toList();
        List<Draft> alone = task.reverts() ? sorted : withoutSeconds(withoutTwins(sorted));
        List<PlannedStep> steps = new ArrayList<>();
        for (Draft draft : alone) {
            if (draft.acts()) {
                steps.add(draft.inWave(task.care().waves().waveOf(steps.size())));
            }
        }
        alone.stream().filter(draft -> !draft.acts()).map(Draft::step).forEach(steps::add);
        return steps;
    }

    private static List<Draft> withoutTwins(List<Draft> drafts) {
        return firsts(
                drafts,
                draft -> draft.step().machine().isEmpty()
                        ? List.of()
                        : List.of(draft.step().machine()),
                (_, first) -> new Concern(LeftOut.IDENTITY_DOUBTFUL, "it is the same machine as " + first));
    }

    private static List<Draft> withoutSeconds(List<Draft> drafts) {
        return firsts(
                drafts,
                draft -> draft.step().host().labels().tags().stream()
                        .map(tag -> tag.toLowerCase(Locale.ROOT))
                        .filter(tag -> tag.startsWith(PAIR))
                        .toList(),
                (tag, first) ->
                        new Concern(LeftOut.PAIR_AT_RISK, "its partner " + first + " is worked on (" + tag + ")"));
    }

    private interface Why {
        Concern of(String key, String first);
    }

    /** Leaves out all but the first of those that share a key. */
    private static List<Draft> firsts(List<Draft> drafts, Function<Draft, List<String>> keys, Why why) {
        Map<String, String> taken = new HashMap<>();
        List<Draft> left = new ArrayList<>();
        for (Draft draft : drafts) {
            List<String> own = draft.acts() ? keys.apply(draft) : List.of();
            Optional<String> shared = own.stream().filter(taken::containsKey).findFirst();
            if (shared.isPresent()) {
                left.add(draft.sparedFor(why.of(shared.get(), taken.getOrDefault(shared.get(), ""))));
            } else {
                own.forEach(key -> taken.put(key, draft.step().host().label()));
                left.add(draft);
            }
        }
        return left;
    }
}
