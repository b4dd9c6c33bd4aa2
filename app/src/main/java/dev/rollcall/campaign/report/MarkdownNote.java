package dev.rollcall.campaign.report;

import java.util.List;
import java.util.regex.Pattern;

/** Notes as Markdown with tables. What hosts and people wrote can't become markup. */
final class MarkdownNote {
    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]{}<>|#~&!$])");
    private static final Pattern LINK = Pattern.compile("(?i)(?:(\\bwww)|(\\bmailto|\\bxmpp|\\b[a-z]+(?=://)))([.:])");
    private static final Pattern BULLET = Pattern.compile("^([-+=])");
    private static final Pattern NUMBER = Pattern.compile("^([0-9]{1,9})([.)])");

    private final StringBuilder out = new StringBuilder();

    String write(Note note) {
        out.append("# ").append(plain(note.title())).append("\n\n");
        for (Note.Part part : note.parts()) {
            switch (part) {
                case Note.Lead(String text, Note.Tone _) ->
                    out.append("**").append(plain(text)).append("**\n\n");
                case Note.Heading(String text) ->
                    out.append("## ").append(plain(text)).append("\n\n");
                case Note.Text(String text) -> out.append(paragraph(text)).append("\n\n");
                case Note.Facts(List<Note.Fact> facts) -> facts(facts);
                case Note.Table(List<String> headings, List<List<String>> rows) -> table(headings, rows);
                case Note.Log(String host, List<String> lines) -> log(host, lines);
            }
        }
        return out.toString();
    }

    private void facts(List<Note.Fact> facts) {
        for (Note.Fact fact : facts) {
            out.append("- **")
                    .append(plain(fact.name()))
                    .append(":** ")
                    .append(plain(fact.value()))
                    .append('\n');
        }
        out.append('\n');
    }

    private void table(List<String> headings, List<List<String>> rows) {
        row(headings);
        out.append("|").append(" --- |".repeat(headings.size())).append('\n');
        rows.forEach(this::row);
        out.append('\n');
    }

    private void row(List<String> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(plain(cell)).append(" |"));
        out.append('\n');
    }

    /** Four blanks make text of whatever follows them. */
    private void log(String host, List<String> lines) {
        out.append("**").append(plain(host)).append("**\n\n");
        lines.forEach(line -> out.append("    ").append(PlainWords.line(line)).append('\n'));
        out.append('\n');
    }

    /** What would begin a list, a quotation or a rule at the beginning of a line. */
    private static String paragraph(String text) {
        String plain = BULLET.matcher(plain(text)).replaceFirst("\\\\$1");
        return NUMBER.matcher(plain).replaceFirst("$1\\\\$2");
    }

    /** Addresses become no links either: who reads a report should not end up where a host wants him to. */
    private static String plain(String text) {
        String plain = MARKUP.matcher(PlainWords.line(text)).replaceAll("\\\\$1");
        return LINK.matcher(plain).replaceAll("$1$2\\\\$3");
    }
}
