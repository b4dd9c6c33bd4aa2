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
    private final String option;
    private final String prefix;

    /**
     * @param consent whether ranges of very many hosts are wanted
     * @param option that names the files
     */
    HostLists(RollcallCommand root, boolean consent, String option) {
        this.surroundings = root.surroundings();
        this.verbose = root.verbose;
        this.consent = consent;
        this.option = option;
        this.prefix = option.startsWith("-") ? option + " " : "";
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
        if (file.toString().isBlank()) {
            throw new InputException(option + " names no file: name a list of hosts, or - for standard input");
        }
        ImportPreview preview = preview(file, name, piped);
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

    private ImportPreview preview(Path file, String name, boolean piped) throws InputException {
        try {
            return piped ? Import.read(name, System.in) : Import.read(file);
        } catch (InputException wrong) {
            throw new InputException(prefix + wrong.getMessage(), wrong);
        }
    }

    private String nothing(String name, List<Skipped> skipped) {
        if (skipped.isEmpty()) {
            return prefix + name + " names no host: write one a line";
        }
        int more = skipped.size() - 1;
        return prefix + name + " names no host that can be used: " + skipped.getFirst()
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
