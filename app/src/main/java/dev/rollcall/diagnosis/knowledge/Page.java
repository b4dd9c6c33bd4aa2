package dev.rollcall.diagnosis.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is known of one thing.
 *
 * @param id of a cause or fix its own; of a code its kind, a slash and the code: {@code reason/0x904}, {@code event/36870}
 * @param also what else it is found by: names and codes, parted by spaces
 */
public record Page(String id, String title, PageKind kind, String also, List<Section> sections) {
    public Page {
        sections = sections.stream()
                .filter(section -> !section.statements().isEmpty())
                .toList();
    }

    /** Whether title, id or codes have all these words, in whatever case; it is one of them if there are none. */
    public boolean has(String words) {
        String text = (title + " " + id + " " + also).toLowerCase(Locale.ROOT);
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(text::contains);
    }

    /** The whole page as text, e.g. for a ticket. */
    public String text() {
        StringBuilder text = new StringBuilder(title).append(" (").append(id).append(")\n");
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            for (Statement statement : section.statements()) {
                text.append("- ").append(statement.words());
                text.append(" [").append(statement.sureness().key());
                text.append(": ").append(statement.source()).append("]\n");
            }
        }
        return text.toString();
    }
}
