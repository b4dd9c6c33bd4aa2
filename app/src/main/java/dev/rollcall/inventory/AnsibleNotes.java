package dev.rollcall.inventory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of an Ansible inventory was not taken over, each once. */
final class AnsibleNotes {
    private final Set<String> notes = new LinkedHashSet<>();

    void add(String note) {
        notes.add(note);
    }

    List<String> all() {
        return List.copyOf(notes);
    }
}
