package dev.rollcall.campaign.report;

import java.util.List;

/** A document before it has a form. All of it is text from somewhere; none of it is markup. */
record Note(String title, List<Part> parts) {
    Note {
        parts = List.copyOf(parts);
    }

    sealed interface Part {}

    /** What to know before anything else. */
    record Lead(String text, Tone tone) implements Part {}

    record Heading(String text) implements Part {}

    record Text(String text) implements Part {}

    record Facts(List<Fact> facts) implements Part {}

    record Fact(String name, String value) {}

    /** @param rows each as wide as the headings */
    record Table(List<String> headings, List<List<String>> rows) implements Part {}

    record Log(String host, List<String> lines) implements Part {}

    /** How good the news is. */
    enum Tone {
        GOOD,
        MIXED,
        BAD
    }
}
