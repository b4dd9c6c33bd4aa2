package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalInt;

/** Numbers as people write them in lists. */
final class Numbers {
    private Numbers() {}

    /** A plain decimal number between two others, inclusive; empty for anything else. */
    static OptionalInt within(String text, int least, int most) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static int port(String text) throws InputException {
        return within(text, 1, 65535)
                .orElseThrow(() -> new InputException("port " + Shown.of(text) + " is not between 1 and 65535"));
    }

    /** How many hosts a range has, where that is not too many. */
    static int bounded(BigInteger count) throws InputException {
        if (count.bitLength() > 30 || count.intValueExact() > HostSet.MOST) {
            String size = count.bitLength() > 62 ? "2^" + (count.bitLength() - 1) : grouped(count.longValueExact());
            throw new InputException(
                    "it stands for " + size + " hosts, " + grouped(HostSet.MOST) + " is the most: name smaller ranges");
        }
        return count.intValueExact();
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
