package dev.rollcall.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups of an Ansible inventory, each perhaps inside others. */
final class AnsibleGroups {
    static final String UNGROUPED = "ungrouped";
    private static final String ALL = "all";

    /** More than these above one group are no honest inventory. */
    private static final int MOST_ABOVE = 100;

    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Map<String, String>> variables = new HashMap<>();

    void child(String parent, String child) {
        parents.computeIfAbsent(child, _ -> new LinkedHashSet<>()).add(parent);
    }

    Map<String, String> variables(String group) {
        return variables.computeIfAbsent(group, _ -> new LinkedHashMap<>());
    }

    /** The group and all that it is in, the nearest first, without the two that are there of themselves. */
    List<String> above(String group) {
        Set<String> seen = new LinkedHashSet<>(List.of(group));
        List<String> near = List.of(group);
        while (!near.isEmpty() && seen.size() < MOST_ABOVE) {
            List<String> next = new ArrayList<>();
            for (String one : near) {
                parents.getOrDefault(one, Set.of()).stream().filter(seen::add).forEach(next::add);
            }
            near = next;
        }
        return seen.stream()
                .filter(one -> !one.equals(ALL) && !one.equals(UNGROUPED))
                .toList();
    }

    /** What hosts of a group have from it and from what it is in; the nearest says most. */
    Map<String, String> inherited(String group) {
        Map<String, String> all = new LinkedHashMap<>(variables(ALL));
        above(group).reversed().forEach(one -> all.putAll(variables(one)));
        return all;
    }
}
