package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what an importer finds, each host once, and keeps the whole within bounds. */
final class Collected {
    private static final int MOST_SKIPPED = 10_000;

    private final String source;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> largeTexts = new ArrayList<>();
    private final List<HostSet> large = new ArrayList<>();
    private int repeated;
    private int skippedMore;

    Collected(String source) {
        this.source = source;
    }

    /** Adds what one expression stands for, or says why it can't be. */
    void add(int line, String text) throws InputException {
        HostSet set;
        try {
            set = HostSet.read(text);
        } catch (InputException e) {
            skip(line, text, String.valueOf(e.getMessage()));
            return;
        }
        if (set.count() > HostSet.FREELY) {
            largeTexts.add(Shown.of(text));
            large.add(set);
            bound();
        } else {
            add(set.hosts());
        }
    }

    void add(List<Host> found) throws InputException {
        for (Host host : found) {
            Host known = hosts.putIfAbsent(host.label(), host);
            if (known != null) {
                hosts.put(host.label(), known.updatedBy(host));
                repeated++;
            }
        }
        bound();
    }

    void skip(int line, String text, String reason) {
        if (skipped.size() < MOST_SKIPPED) {
            skipped.add(new Skipped(line, Shown.of(text), reason));
        } else {
            skippedMore++;
        }
    }

    void note(String note) {
        notes.add(note);
    }

    ImportPreview preview(String title) {
        List<String> all = new ArrayList<>(notes);
        if (repeated > 0) {
            all.add(
                    repeated == 1
                            ? "One host was named again; it is kept once."
                            : Numbers.grouped(repeated) + " hosts were named again; each is kept once.");
        }
        if (skippedMore > 0) {
            all.add(Numbers.grouped(skippedMore) + " more lines were skipped.");
        }
        if (hosts.values().stream().anyMatch(Collected::isBehindAddress)) {
            all.add("Addresses of gateways were taken for Remote Desktop Gateways, not for routers.");
        }
        if (hosts.isEmpty() && large.isEmpty()) {
            all.add(source + " names no host.");
        }
        Optional<LargeRanges> consent =
                large.isEmpty() ? Optional.empty() : Optional.of(new LargeRanges(largeTexts, large));
        return new ImportPreview(title, List.copyOf(hosts.values()), skipped, all, consent);
    }

    private static boolean isBehindAddress(Host host) {
        return host.gateway()
                .flatMap(gateway -> AddressText.read(gateway.name()))
                .isPresent();
    }

    private void bound() throws InputException {
        long total = hosts.size() + large.stream().mapToLong(HostSet::count).sum();
        if (total > HostSet.MOST) {
            throw new InputException(
                    source + " names more than " + Numbers.grouped(HostSet.MOST) + " hosts: split it.");
        }
    }
}
