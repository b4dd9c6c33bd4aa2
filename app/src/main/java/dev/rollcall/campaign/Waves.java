package dev.rollcall.campaign;

import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many hosts each wave takes, the last again and again; as people write it: {@code 1,10,*}.
 *
 * @param sizes at least one, each at least 1; {@link #REST} is all that are left
 */
public record Waves(List<Integer> sizes) {
    public static final int REST = Integer.MAX_VALUE;

    /** One canary, ten more, then the rest. */
    public static final Waves USUAL = new Waves(List.of(1, 10, REST));

    public Waves {
        sizes = List.copyOf(sizes);
    }

    /** @throws InputException where that says no waves */
    public static Waves parse(String text) throws InputException {
        List<Integer> sizes = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (!sizes.isEmpty() && sizes.getLast() == REST) {
                throw wrong(text);
            }
            if (word.equals("*")) {
                sizes.add(REST);
            } else if (word.matches("[1-9][0-9]{0,6}")) {
                sizes.add(Integer.parseInt(word));
            } else {
                throw wrong(text);
            }
        }
        return new Waves(sizes);
    }

    /** The wave, from 1, of the host at that place of the order, from 0. */
    public int waveOf(int place) {
        long end = 0;
        int wave = 0;
        while (true) {
            end += sizes.get(Math.min(wave, sizes.size() - 1));
            wave++;
            if (place < end) {
                return wave;
            }
        }
    }

    private static InputException wrong(String text) {
        return new InputException("waves " + text
                + ": say how many hosts each takes, like 1,10,*; * is all that are left, and comes last");
    }

    @Override
    public String toString() {
        return String.join(
                ",",
                sizes.stream()
                        .map(size -> size == REST ? "*" : String.valueOf(size))
                        .toList());
    }
}
