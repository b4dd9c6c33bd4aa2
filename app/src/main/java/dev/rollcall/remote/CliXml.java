package dev.rollcall.remote;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what Windows PowerShell writes to a redirected standard error into words: documents of serialised records, with plain text
 * of other programs before, between and after them. Progress is left out; whatever is no such document stays as it is.
 */
public final class CliXml {
    private static final Pattern MARK = Pattern.compile("#< CLIXML\\r?\\n?");
    private static final Pattern TEXT = Pattern.compile(
            "<S S=\"(?<stream>Error|Warning|Verbose|Debug|Information)\">(?<text>[^<]*)</S>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]{0,20}m");
    private static final String DOCUMENT = "<Objs";
    private static final String DOCUMENT_END = "</Objs>";

    private CliXml() {}

    /** What people would have seen, one line each, without colours. */
    public static String words(String errors) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < errors.length()) {
            int start = errors.indexOf(DOCUMENT, at);
            if (start < 0) {
                break;
            }
            plain(errors.substring(at, start), words);
            int end = errors.indexOf(DOCUMENT_END, start);
            // Cut where too much was printed: what came is still worth reading.
            int stop = end < 0 ? errors.length() : end + DOCUMENT_END.length();
            document(errors.substring(start, stop), words);
            at = stop;
        }
        plain(errors.substring(at), words);
        return COLOUR.matcher(words).replaceAll("").strip();
    }

    private static void plain(String text, StringBuilder words) {
        String rest = MARK.matcher(text).replaceAll("");
        if (!rest.isBlank()) {
            freshLine(words);
            words.append(rest);
        }
    }

    private static void document(String xml, StringBuilder words) {
        Matcher texts = TEXT.matcher(xml);
        boolean first = true;
        while (texts.find()) {
            if (first) {
                freshLine(words);
                first = false;
            }
            words.append(decoded(texts.group("text")));
        }
    }

    /** An error comes in pieces that bring their own line ends; what was printed before it may have had none. */
    private static void freshLine(StringBuilder words) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
            words.append('\n');
        }
    }

    private static String decoded(String text) {
        String unescaped = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
        return ESCAPE.matcher(unescaped).replaceAll(CliXml::character).replace("\r\n", "\n");
    }

    /** UTF-16 units: a character beyond the first plane comes as two. */
    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
