package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.HostExpression;
import dev.rollcall.inventory.Import;
import dev.rollcall.inventory.ImportPreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts as a command line names them: expressions and files. In order; hosts that were named twice count once. */
final class HostLists {
    private static final int MOST_INPUT = 64 << 20;

    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Surroundings surroundings;
    private final boolean consent;

    /** @param consent whether ranges of very many hosts are wanted */
    HostLists(Surroundings surroundings, boolean consent) {
        this.surroundings = surroundings;
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
        more.forEach(host -> hosts.putIfAbsent(host.name() + " " + host.port(), host));
    }

    private List<Host> file(Path file) throws InputException {
        boolean piped = file.toString().equals("-");
        ImportPreview preview = piped ? Import.read("standard input", standardInput()) : Import.read(file);
        String name = piped ? "standard input" : file.toString();
        preview.notes().forEach(surroundings::complain);
        if (!preview.skipped().isEmpty()) {
            int lines = preview.skipped().size();
            surroundings.complain(name + ": " + lines + (lines == 1 ? " line was" : " lines were")
                    + " left out, first: " + preview.skipped().getFirst());
        }
        if (preview.needsConsent().isPresent() && !consent) {
            throw new InputException(name + " stands for " + preview.countWithConsent()
                    + " hosts with its large ranges: add --yes if you mean them all");
        }
        List<Host> read = preview.withConsent().hosts();
        if (read.isEmpty()) {
            throw new InputException(name + " names no host");
        }
        return read;
    }

    private static String standardInput() throws InputException {
        try {
            return new String(System.in.readNBytes(MOST_INPUT), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new InputException("standard input can't be read: " + failed.getMessage(), failed);
        }
    }
}
