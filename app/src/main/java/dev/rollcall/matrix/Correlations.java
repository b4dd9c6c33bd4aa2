package dev.rollcall.matrix;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.matrix.Correlation.Shared;
import dev.rollcall.matrix.Trait.Kind;
import dev.rollcall.matrix.Trait.Known;
import dev.rollcall.policy.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what hosts with the same cause share and the others don't. Keeps counts, no rows. Safe for use from any thread.
 *
 * <p>A trait is named where most hosts with the cause have it, at most half as large a share of the others does, and so much
 * would hardly come about by chance, with regard to how many traits were weighed. Hosts with the cause of which a trait is not
 * known count as not having it; of the others only those count of which it is known.
 */
public final class Correlations {
    /** With fewer hosts on either side nothing is said. */
    public static final int LEAST_HOSTS = 5;

    private static final double LEAST_SHARE = 0.6;
    private static final double CHANCE = 0.01;
    private static final Comparator<Shared> TELLING = Comparator.comparingDouble(Shared::lead)
            .reversed()
            .thenComparing(shared -> shared.trait().kind())
            .thenComparing(shared -> shared.trait().value());

    private final Group all = new Group();
    private final Map<CauseSheet, Group> causes = new HashMap<>();
    private final Map<CauseSheet, SharedTitle> titles = new HashMap<>();

    /** Of these rows; nothing for rows that were not checked. */
    public static List<Correlation> of(Collection<Row> rows) {
        Correlations correlations = new Correlations();
        rows.forEach(correlations::add);
        return correlations.list();
    }

    /** One more host; each is added once. */
    public synchronized void add(Row row) {
        List<Diagnosed> likely = row.diagnosis().stream()
                .filter(diagnosed -> diagnosed.confidence() != Confidence.LOW
                        || diagnosed.equals(row.diagnosis().getFirst()))
                .toList();
        Status status = row.verdict().map(verdict -> verdict.status()).orElse(Status.SKIPPED);
        // Of what could not be looked at, it is not known that it lacks the cause.
        boolean known = status != Status.SKIPPED && status != Status.UNKNOWN;
        if (likely.isEmpty() && !known) {
            return;
        }
        Known traits = Known.of(row);
        all.add(traits);
        for (Diagnosed one : likely) {
            causes.computeIfAbsent(one.cause(), _ -> new Group()).add(traits);
            titles.computeIfAbsent(one.cause(), cause -> new SharedTitle(cause.title()))
                    .count(one.title(), 1);
        }
    }

    /** Causes of which something can be said, the one with the most hosts first. */
    public synchronized List<Correlation> list() {
        Chance chance = new Chance(all.hosts);
        List<Correlation> list = new ArrayList<>();
        causes.forEach((cause, group) -> {
            List<Shared> shared = shared(group, chance);
            if (!shared.isEmpty()) {
                SharedTitle title = titles.getOrDefault(cause, new SharedTitle(cause.title()));
                list.add(new Correlation(cause, title.words(), group.hosts, shared));
            }
        });
        list.sort(Comparator.comparingInt(Correlation::hosts)
                .reversed()
                .thenComparing(correlation -> correlation.cause().id()));
        return list;
    }

    /** On how many hosts each cause is likely, by its id. */
    synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        causes.forEach((cause, group) -> counts.put(cause.id(), group.hosts));
        return counts;
    }

    private List<Shared> shared(Group group, Chance chance) {
        List<Shared> weighed = new ArrayList<>();
        group.with.forEach((trait, with) -> {
            int others = all.known(trait.kind()) - group.known(trait.kind());
            if (with >= LEAST_HOSTS && others >= LEAST_HOSTS) {
                int othersWith = all.with.getOrDefault(trait, 0) - with;
                // What all have could never tell them apart, and is not weighed.
                if (with < group.hosts || othersWith < others) {
                    weighed.add(new Shared(trait, with, group.hosts, othersWith, others));
                }
            }
        });
        return weighed.stream()
                .filter(Correlations::stands)
                .filter(one ->
                        chance.of(one.with(), one.of(), one.othersWith(), one.others()) * weighed.size() <= CHANCE)
                .sorted(TELLING)
                .toList();
    }

    private static boolean stands(Shared one) {
        double share = (double) one.with() / one.of();
        return share >= LEAST_SHARE && (double) one.othersWith() / one.others() <= share / 2;
    }

    /** Hosts, counted by what is known of them. */
    private static final class Group {
        private final Map<Trait, Integer> with = new HashMap<>();
        private final Map<Kind, Integer> known = new EnumMap<>(Kind.class);
        private int hosts;

        void add(Known host) {
            hosts++;
            host.kinds().forEach(kind -> known.merge(kind, 1, Integer::sum));
            host.traits().forEach(trait -> with.merge(trait, 1, Integer::sum));
        }

        int known(Kind kind) {
            return known.getOrDefault(kind, 0);
        }
    }
}
