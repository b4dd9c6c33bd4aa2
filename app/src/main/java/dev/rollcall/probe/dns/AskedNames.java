package dev.rollcall.probe.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;

/** Which full names are asked for, in turn, for the name that a person wrote. */
final class AskedNames {
    /** Search lists are short; one that isn't must not multiply the queries of every host. */
    private static final int MOST = 6;

    private AskedNames() {}

    /** The name as it stands, from the root. */
    static List<Name> absolute(String name) throws TextParseException {
        if (name.equals("@")) {
            throw new TextParseException("'@' is not a host name");
        }
        return List.of(Name.fromString(name, Name.root));
    }

    /** As a computer with this search list asks: a name with a final dot only as it stands. */
    static List<Name> searched(String name, List<Name> search, int dots) throws TextParseException {
        Name asWritten = absolute(name).getFirst();
        if (name.endsWith(".")) {
            return List.of(asWritten);
        }
        List<Name> behind = new ArrayList<>();
        for (Name domain : search.subList(0, Math.min(search.size(), MOST))) {
            append(behind, asWritten, domain);
        }
        boolean longEnough = name.chars().filter(letter -> letter == '.').count() >= dots;
        SequencedSet<Name> order = new LinkedHashSet<>();
        if (longEnough) {
            order.add(asWritten);
        }
        order.addAll(behind);
        order.add(asWritten);
        return List.copyOf(order);
    }

    private static void append(List<Name> names, Name name, Name domain) {
        try {
            names.add(Name.concatenate(name.relativize(Name.root), domain));
        } catch (NameTooLongException e) {
            // Too long together: no server has it under this domain.
        }
    }
}
