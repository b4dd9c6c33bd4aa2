package dev.rollcall.campaign;

import dev.rollcall.host.InputException;

/**
 * When a campaign stops by itself: after a wave of which more than this share was not verified.
 *
 * @param percent of the hosts of a wave that were acted on, 0 to 100
 */
public record Gate(double percent) {
    public static final Gate USUAL = new Gate(5);

    public Gate {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a gate is 0 to 100 percent, not " + percent);
        }
    }

    /** @throws InputException where that is no share: {@code 5%} */
    public static Gate parse(String text) throws InputException {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (number.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") && Double.parseDouble(number) <= 100) {
            return new Gate(Double.parseDouble(number));
        }
        throw new InputException("stop above " + text + ": say a share of a wave, like 5%");
    }

    public boolean stops(int actedOn, int unverified) {
        return actedOn > 0 && unverified * 100.0 > percent * actedOn;
    }
}
