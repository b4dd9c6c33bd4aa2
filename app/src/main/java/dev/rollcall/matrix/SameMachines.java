package dev.rollcall.matrix;

import dev.rollcall.diagnosis.Confidence;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Likeness.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins entries into machines, with why: what is the same as the same is the same. For one thread. */
final class SameMachines {
    /** Each alone has to be held against all that are joined already. */
    private static final int MOST_ALONE = 500;

    private final Map<HostId, HostId> leaders = new HashMap<>();
    private final Map<HostId, Host> hosts = new LinkedHashMap<>();
    private final Map<HostId, List<MachineSigns>> members = new HashMap<>();
    private final List<Join> joins = new ArrayList<>();

    /** @param needed whether it held together what was not together before */
    private record Join(HostId one, Confidence confidence, boolean needed, String because) {}

    /** All of them if that can be, otherwise each that can. */
    void joinTo(MachineSigns first, List<MachineSigns> entries, Confidence confidence, String because) {
        List<MachineSigns> others =
                entries.stream().filter(entry -> !entry.equals(first)).toList();
        if (others.isEmpty()) {
            return;
        }
        List<MachineSigns> all = new ArrayList<>(others);
        all.addFirst(first);
        if (!join(all, confidence, because)) {
            others.stream().limit(MOST_ALONE).forEach(other -> join(List.of(first, other), confidence, because));
        }
    }

    /**
     * The stronger reasons come first: one that joins nothing new makes nothing less sure, and one that would join what can't be
     * one machine joins nothing, and is refused.
     */
    boolean join(List<MachineSigns> group, Confidence confidence, String because) {
        boolean needed = !areOne(group);
        HostId first = group.getFirst().host().id();
        if (needed) {
            List<MachineSigns> together = together(group);
            if (Apart.why(together).isPresent()) {
                return false;
            }
            for (MachineSigns entry : group) {
                members.remove(leader(entry.host().id()));
                hosts.put(entry.host().id(), entry.host());
                leaders.put(leader(entry.host().id()), leader(first));
            }
            members.put(leader(first), together);
        }
        joins.add(new Join(first, confidence, needed, because));
        return true;
    }

    /** These, and what they are one with already. */
    private List<MachineSigns> together(List<MachineSigns> group) {
        Set<HostId> leading = new HashSet<>();
        List<MachineSigns> together = new ArrayList<>();
        for (MachineSigns entry : group) {
            HostId leader = leader(entry.host().id());
            if (leading.add(leader)) {
                together.addAll(members.getOrDefault(leader, List.of(entry)));
            }
        }
        return together;
    }

    boolean areOne(List<MachineSigns> group) {
        return group.stream().map(entry -> leader(entry.host().id())).distinct().count() == 1;
    }

    /** Each machine as sure as the weakest reason that it takes to hold it together. */
    List<Likeness> list() {
        Map<HostId, List<Host>> machines = new LinkedHashMap<>();
        hosts.forEach((id, host) ->
                machines.computeIfAbsent(leader(id), _ -> new ArrayList<>()).add(host));
        Map<HostId, List<Join>> reasons = new HashMap<>();
        joins.forEach(join -> reasons.computeIfAbsent(leader(join.one), _ -> new ArrayList<>())
                .add(join));
        List<Likeness> list = new ArrayList<>();
        machines.forEach((leader, several) -> list.add(likeness(several, reasons.getOrDefault(leader, List.of()))));
        return list;
    }

    private static Likeness likeness(List<Host> several, List<Join> reasons) {
        Confidence weakest = Confidence.CERTAIN;
        for (Join reason : reasons) {
            if (reason.needed && reason.confidence.compareTo(weakest) > 0) {
                weakest = reason.confidence;
            }
        }
        return new Likeness(
                Kind.ONE_MACHINE,
                weakest,
                several,
                reasons.stream().map(Join::because).distinct().toList());
    }

    private HostId leader(HostId id) {
        HostId leader = id;
        for (HostId next = leaders.getOrDefault(leader, leader);
                !next.equals(leader);
                next = leaders.getOrDefault(leader, leader)) {
            leader = next;
        }
        if (!leader.equals(id)) {
            leaders.put(id, leader);
        }
        return leader;
    }
}
