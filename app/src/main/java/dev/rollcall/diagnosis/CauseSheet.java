package dev.rollcall.diagnosis;

import java.util.List;

/**
 * What people read of a cause, whichever host has it.
 *
 * @param id as the contract names it, e.g. {@code certificate-expired}
 * @param title a few words: {@code Service stopped}
 * @param explains what mstsc may show: the first code, or both with a slash, {@code *} for any first one: {@code 0x204},
 *     {@code 0x904/0x7}, {@code *}{@code /0x101}
 * @param next what tells it from others, the cheapest first
 * @param hides causes that are only a consequence of this one
 */
public record CauseSheet(
        String id, String title, Basis basis, List<String> explains, Cure cure, List<String> next, List<String> hides) {
    /** What hides this hides every other cause. */
    static final String EVERYTHING = "*";

    public CauseSheet {
        explains = List.copyOf(explains);
        next = List.copyOf(next);
        hides = List.copyOf(hides);
    }

    /** @param entry of the knowledge base's catalogue, e.g. {@code C09} */
    static CauseSheet of(String id, String title, String entry, Sureness sureness, String source) {
        return new CauseSheet(
                id,
                title,
                new Basis(entry, sureness, source),
                List.of(),
                new Cure("", List.of()),
                List.of(),
                List.of());
    }

    CauseSheet explains(String... codes) {
        return new CauseSheet(id, title, basis, List.of(codes), cure, next, hides);
    }

    CauseSheet cure(String words, String... fixes) {
        return new CauseSheet(id, title, basis, explains, new Cure(words, List.of(fixes)), next, hides);
    }

    CauseSheet next(String... tests) {
        return new CauseSheet(id, title, basis, explains, cure, List.of(tests), hides);
    }

    CauseSheet hides(String... ids) {
        return new CauseSheet(id, title, basis, explains, cure, next, List.of(ids));
    }
}
