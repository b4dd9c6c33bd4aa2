package dev.rollcall.matrix;

import java.util.Set;

/** Quotes that keep a value of a query together. Inside them {@code \} stands before a quote or another {@code \}. */
final class Quotes {
    private static final Set<String> JOINING = Set.of("and", "or", "not");

    private Quotes() {}

    /** A value behind a field's colon, quoted where it must be. */
    static String value(String text) {
        return text.isEmpty() || text.chars().anyMatch(c -> Character.isWhitespace(c) || "\",\\[".indexOf(c) >= 0)
                ? quoted(text)
                : text;
    }

    /** A bare word: it must not look like a negation or a field either. */
    static String word(String text) {
        boolean special = text.startsWith("-") || text.indexOf(':') >= 0 || JOINING.contains(text);
        return special ? quoted(text) : value(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The text without its quotes. */
    static String without(String raw) {
        StringBuilder plain = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (inside && c == '\\' && i + 1 < raw.length() && "\\\"".indexOf(raw.charAt(i + 1)) >= 0) {
                i++;
                plain.append(raw.charAt(i));
            } else if (c == '"') {
                inside = !inside;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
