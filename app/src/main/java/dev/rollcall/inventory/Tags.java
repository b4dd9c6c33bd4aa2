package dev.rollcall.inventory;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tags as people write them: several with commas, semicolons or bars between; a blank inside one becomes a hyphen. */
public final class Tags {
    private static final Pattern BETWEEN = Pattern.compile("[,;|]");

    private Tags() {}

    /** Those that a person named one by one. */
    public static SortedSet<String> of(Iterable<String> texts) {
        SortedSet<String> tags = new TreeSet<>();
        for (String text : texts) {
            for (String tag : BETWEEN.split(text)) {
                // The query language ends a word at a space.
                String word = Shown.clean(tag, Shown.LONGEST_LABEL).replaceAll("\\s+", "-");
                if (!word.isEmpty()) {
                    tags.add(word);
                }
            }
        }
        return tags;
    }
}
