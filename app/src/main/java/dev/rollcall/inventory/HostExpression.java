package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;

/** One host or range as a person names it on a command line. */
public final class HostExpression {
    private HostExpression() {}

    /**
     * The hosts that an expression of {@link HostSet#read} stands for.
     *
     * @throws InputException if it can't be understood, or is a range of more than {@link HostSet#FREELY} hosts
     */
    public static List<Host> parse(String text) throws InputException {
        HostSet set = set(text);
        if (set.count() > HostSet.FREELY) {
            throw new InputException("\"" + Shown.of(text) + "\" stands for " + Numbers.grouped(set.count())
                    + " hosts, more than the " + Numbers.grouped(HostSet.FREELY)
                    + " that one argument may: put it in a file, and say --from FILE --yes or import it.");
        }
        return set.hosts();
    }

    private static HostSet set(String text) throws InputException {
        try {
            return HostSet.read(text);
        } catch (InputException e) {
            throw new InputException("\"" + Shown.of(text) + "\" is not a host: " + e.getMessage() + ".", e);
        }
    }
}
