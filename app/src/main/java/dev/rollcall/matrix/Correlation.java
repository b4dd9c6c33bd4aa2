package dev.rollcall.matrix;

import dev.rollcall.diagnosis.CauseSheet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the hosts that share a cause have in common and the others don't. It says where to look, and proves nothing.
 *
 * @param title what is the case at these hosts
 * @param hosts that have the cause
 * @param shared the most telling first; at least one
 */
public record Correlation(CauseSheet cause, String title, int hosts, List<Shared> shared) {
    private static final int SAID = 3;

    public Correlation {
        shared = List.copyOf(shared);
    }

    /**
     * One thing in common.
     *
     * @param with hosts that have the cause and the trait, {@code of} those that have the cause
     * @param othersWith hosts without the cause that have the trait, {@code others} those of which it is known at all
     */
    public record Shared(Trait trait, int with, int of, int othersWith, int others) {
        /** How much more often the trait is there with the cause than without it: more than 0, at most 1. */
        public double lead() {
            return (double) with / of - (double) othersWith / others;
        }

        /** {@code 31 of 33 are behind gw-2, of the others 2 of 120}. */
        public String words() {
            return share() + ", of the others " + rest();
        }

        /** {@code 31 of 33 are behind gw-2}. */
        public String share() {
            return with + " of " + of + " are " + trait.words();
        }

        /** Of those without the cause: {@code 2 of 120}. */
        public String rest() {
            return (othersWith == 0 ? "none" : othersWith) + " of " + others;
        }

        private String briefly() {
            return trait.words() + " (" + with + ", of the others " + (othersWith == 0 ? "none" : othersWith) + ")";
        }
    }

    /** One line, with foreign text as it came: {@code Certificate expired: 31 of 33 are behind gw-2, of the others 2 of 120}. */
    public String words() {
        String more =
                shared.stream().skip(1).limit(SAID - 1).map(Shared::briefly).collect(Collectors.joining(", "));
        return title + ": " + shared.getFirst().words() + (more.isEmpty() ? "" : "; also " + more);
    }
}
