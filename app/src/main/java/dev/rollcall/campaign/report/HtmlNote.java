package dev.rollcall.campaign.report;

import java.util.List;

/** Notes as one HTML document, which needs nothing else. What hosts and people wrote can't become markup. */
final class HtmlNote {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2.5rem auto; max-width: 70rem; padding: 0 1.5rem; color: #1c2430; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin-top: 2rem; } h3 { font-size: .95rem; margin-bottom: .3rem; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; color: #5b6675; font-weight: 500; }
            th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid #e2e6ec; vertical-align: top; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; } dt { color: #5b6675; } dd { margin: 0; }
            .lead { padding: .7rem 1rem; border-left: 4px solid #8a94a3; background: #f3f5f8; font-weight: 500; }
            .good { border-color: #2e8b57; } .mixed { border-color: #c98a1b; } .bad { border-color: #c0392b; }
            tr { break-inside: avoid; }
            pre { background: #f3f5f8; padding: .7rem 1rem; border-radius: 8px; overflow-x: auto; font-size: .85rem; }
            </style>
            """;

    private final StringBuilder out = new StringBuilder();

    String write(Note note) {
        out.append(HEAD);
        element("title", note.title());
        out.append("</head><body>\n");
        element("h1", note.title());
        for (Note.Part part : note.parts()) {
            switch (part) {
                case Note.Lead(String text, Note.Tone tone) -> lead(text, tone);
                case Note.Heading(String text) -> element("h2", text);
                case Note.Text(String text) -> element("p", text);
                case Note.Facts(List<Note.Fact> facts) -> facts(facts);
                case Note.Table(List<String> headings, List<List<String>> rows) -> table(headings, rows);
                case Note.Log(String host, List<String> lines) -> {
                    element("h3", host);
                    element("pre", String.join("\n", lines));
                }
            }
        }
        return out.append("</body></html>\n").toString();
    }

    private void lead(String text, Note.Tone tone) {
        String colour = switch (tone) {
            case GOOD -> "good";
            case MIXED -> "mixed";
            case BAD -> "bad";
        };
        out.append("<p class=\"lead ")
                .append(colour)
                .append("\">")
                .append(plain(text))
                .append("</p>\n");
    }

    private void facts(List<Note.Fact> facts) {
        out.append("<dl>\n");
        for (Note.Fact fact : facts) {
            element("dt", fact.name());
            element("dd", fact.value());
        }
        out.append("</dl>\n");
    }

    private void table(List<String> headings, List<List<String>> rows) {
        out.append("<table>\n<thead><tr>");
        headings.forEach(heading -> element("th", heading));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            row.forEach(cell -> element("td", cell));
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void element(String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(plain(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.lines().forEach(line -> {
            plain.append(plain.isEmpty() ? "" : "\n");
            PlainWords.line(line).codePoints().forEach(character -> {
                switch (character) {
                    case '&' -> plain.append("&amp;");
                    case '<' -> plain.append("&lt;");
                    case '>' -> plain.append("&gt;");
                    case '"' -> plain.append("&quot;");
                    case '\'' -> plain.append("&#39;");
                    default -> plain.appendCodePoint(character);
                }
            });
        });
        return plain.toString();
    }
}
