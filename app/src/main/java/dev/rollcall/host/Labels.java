package dev.rollcall.host;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What people say of a host: where it stands, what it runs, what they call it. Empty text where nothing is said. */
public record Labels(String site, String operatingSystem, SortedSet<String> tags, String notes) {
    public static final Labels NONE = new Labels("", "", Collections.emptySortedSet(), "");

    public Labels {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** These, and what is said later: blank text leaves what is there, tags come together. */
    public Labels updatedBy(Labels later) {
        SortedSet<String> all = new TreeSet<>(tags);
        all.addAll(later.tags);
        return new Labels(
                later.site.isBlank() ? site : later.site,
                later.operatingSystem.isBlank() ? operatingSystem : later.operatingSystem,
                all,
                later.notes.isBlank() ? notes : later.notes);
    }

    public static Labels tagged(Collection<String> tags) {
        return new Labels("", "", new TreeSet<>(tags), "");
    }
}
