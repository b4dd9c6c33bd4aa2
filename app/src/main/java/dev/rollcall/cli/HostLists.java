package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.HostExpression;
import dev.rollcall.inventory.Import;
import dev.rollcall.inventory.ImportPreview;
import dev.rollcall.inventory.Skipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts as a command line names them: expressions and files. In order; one that was named twice has what either says of it. */
final class HostLists {
    /** Lines that are said to be left out, of each file. */
    private static final int USUALLY_SAID = 5;

    private static final int MOST_SAID = 1000;

    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Surroundings surroundings;
    private final boolean consent;
    private final boolean verbose;

    /** @param consent whether ranges of very many hosts are wanted */
    HostLists(RollcallCommand root, boolean consent) {
        this.surroundings = root.surroundings();
        this.verbose = root.verbose;
        this.consent = consent;
    }

    static List<Host> named(List<String> expressions) throws InputException {
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (String expression : expressions) {
            add(hosts, HostExpression.parse(expression));
        }
        return new ArrayList<>(hosts.values());
    }

    List<Host> read(List<String> expressions, List<Path> files) throws InputException {
        add(hosts, named(expressions));
        for (Path file : files) {
            add(hosts, file(file));
        }
        return new ArrayList<>(hosts.values());
    }

    private static void add(Map<String, Host> hosts, List<Host> more) {
        more.forEach(host -> hosts.merge(host.label(), host, Host::updatedBy));
    }

    private List<Host> file(Path file) throws InputException {
        boolean piped = file.toString().equals("-");
        String name = piped ? "standard input" : PlainText.line(file.toString());
        ImportPreview preview = piped ? Import.read(name, System.in) : Import.read(file);
        if (preview.countWithConsent() == 0) {
            if (verbose) {
                complain(name, preview.skipped());
            }
            throw new InputException(nothing(name, preview.skipped()));
        }
        preview.notes().forEach(note -> surroundings.complain(name + ": " + note));
        complain(name, preview.skipped());
        if (preview.needsConsent().isPresent() && !consent) {
            throw new InputException(name + " stands for " + preview.countWithConsent()
                    + " hosts with its large ranges: add --yes if you mean them all");
        }
        return preview.withConsent().hosts();
    }

    private static String nothing(String name, List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return name + " names no host";
        }
        int more = skipped.size() - 1;
        return name + " names no host that can be used: " + skipped.getFirst()
                + (more > 0 ? ", and " + more + (more == 1 ? " more line" : " more lines") : "");
    }

    private void complain(String name, List<Skipped> skipped) {
        int most = verbose ? MOST_SAID : USUALLY_SAID;
        skipped.stream().limit(most).forEach(line -> surroundings.complain(name + ": left out " + line));
        int more = skipped.size() - most;
        if (more > 0) {
            surroundings.complain(name + ": and " + more + (more == 1 ? " more line" : " more lines") + " left out"
                    + (verbose ? "" : " (--verbose shows " + (skipped.size() > MOST_SAID ? "more" : "all") + ")"));
        }
    }
}
