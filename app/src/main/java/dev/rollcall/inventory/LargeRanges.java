package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ranges so large that they are added only after asking. Never more than {@link HostSet#MOST} hosts with the rest of their list. */
public final class LargeRanges {
    private final List<String> texts;
    private final List<HostSet> sets;

    LargeRanges(List<String> texts, List<HostSet> sets) {
        this.texts = List.copyOf(texts);
        this.sets = List.copyOf(sets);
    }

    public int count() {
        return sets.stream().mapToInt(HostSet::count).sum();
    }

    /** What to ask about, e.g. {@code 10.0.0.0/12 would add 1,048,576 hosts}. */
    public String question() {
        String which =
                texts.size() == 1 ? texts.getFirst() : texts.getFirst() + " and " + (texts.size() - 1) + " more ranges";
        return which + " would add " + Numbers.grouped(count()) + " hosts";
    }

    List<Host> addedTo(List<Host> hosts) {
        List<Host> all = new ArrayList<>(hosts);
        Set<String> known = new HashSet<>();
        hosts.forEach(host -> known.add(host.label()));
        for (HostSet set : sets) {
            for (Host host : set.hosts()) {
                if (known.add(host.label())) {
                    all.add(host);
                }
            }
        }
        return all;
    }
}
