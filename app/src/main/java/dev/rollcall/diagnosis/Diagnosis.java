package dev.rollcall.diagnosis;

import dev.rollcall.fix.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names the causes of what is wrong with a host. Pure: the same sight always gives the same causes; any thread. */
public final class Diagnosis {
    private static final Causes STANDARD = Causes.standard();

    private Diagnosis() {}

    /**
     * The surest first, among those as sure as each other in the order of the catalogue. What is only the consequence of another
     * cause that is at least as sure is left out. None for a host whose status is {@code ok}: what might be said of it would
     * name a cause without anything that it is the cause of.
     */
    public static List<Diagnosed> of(Sight sight) {
        return of(sight, STANDARD);
    }

    static List<Diagnosed> of(Sight sight, Causes causes) {
        switch (sight.verdict().status()) {
            case OK, SKIPPED -> {
                return List.of();
            }
            case UNKNOWN, WARN, FAIL -> {}
        }
        Signs signs = new Signs(sight);
        List<Diagnosed> all = new ArrayList<>();
        for (Cause cause : causes.all()) {
            cause.in(signs).ifPresent(suspicion -> all.add(new Diagnosed(cause.sheet(), suspicion)));
        }
        if (all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> other.hides(one)))
                .sorted(Comparator.comparing(Diagnosed::confidence))
                .toList();
    }
}
