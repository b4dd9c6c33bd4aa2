package dev.rollcall.ui.fixes;

import dev.rollcall.fix.Fit;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fixes are for a choice of hosts, going by what was last seen of them.
 *
 * @param forAll those that are for each of them, the one that cures what they share first
 * @param others those that aren't, and how many of the hosts each is not for
 */
record Offers(List<Fix> forAll, Map<Fix, Integer> others) {
    /** @param seen the hosts of the choice that were looked at; the others can only be asked */
    static Offers of(Fixes fixes, List<Sight> seen) {
        List<Fix> forAll = new ArrayList<>();
        Map<Fix, Integer> others = new LinkedHashMap<>();
        for (Fix fix : fixes.all()) {
            FixSettings usual = usual(fix);
            int without = (int) seen.stream()
                    .filter(sight -> fix.fit(sight, usual) instanceof Fit.Not)
                    .count();
            if (without == 0) {
                forAll.add(fix);
            } else {
                others.put(fix, without);
            }
        }
        List<String> cures = Cures.of(seen);
        forAll.sort(Comparator.comparingInt(fix -> rank(cures, fix.id())));
        return new Offers(List.copyOf(forAll), others);
    }

    /** With what holds unless something is said; where something must be said, nothing is known. */
    private static FixSettings usual(Fix fix) {
        try {
            return FixSettings.of(fix.sheet(), Map.of());
        } catch (InputException somethingMustBeSaid) {
            return new FixSettings(Map.of());
        }
    }

    private static int rank(List<String> cures, String fix) {
        int place = cures.indexOf(fix);
        return place < 0 ? cures.size() : place;
    }
}
