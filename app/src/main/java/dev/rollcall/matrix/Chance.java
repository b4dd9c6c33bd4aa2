package dev.rollcall.matrix;

/**
 * How likely it is that something common to a group is there by chance: Fisher's exact test, one-sided, on a table of two by
 * two. It holds for small numbers as it does for large ones.
 */
final class Chance {
    private static final double NEGLIGIBLE = 1e-12;

    private final double[] logFactorials;

    /** @param most hosts that there are */
    Chance(int most) {
        logFactorials = new double[most + 1];
        for (int i = 2; i <= most; i++) {
            logFactorials[i] = logFactorials[i - 1] + Math.log(i);
        }
    }

    /** That of {@code of} hosts, picked from all without looking, at least {@code with} have what {@code with + othersWith} have. */
    double of(int with, int of, int othersWith, int others) {
        int all = of + others;
        int have = with + othersWith;
        double whole = logChoices(all, of);
        double chance = 0;
        for (int hit = with; hit <= Math.min(of, have); hit++) {
            double term = Math.exp(logChoices(have, hit) + logChoices(all - have, of - hit) - whole);
            chance += term;
            if (term < chance * NEGLIGIBLE) {
                break;
            }
        }
        return Math.min(1, chance);
    }

    private double logChoices(int from, int picked) {
        return picked > from
                ? Double.NEGATIVE_INFINITY
                : logFactorials[from] - logFactorials[picked] - logFactorials[from - picked];
    }
}
