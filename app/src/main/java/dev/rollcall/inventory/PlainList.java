package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.util.regex.Pattern;

/** Names and addresses in text, one a line; {@code #} and {@code ;} begin a comment. */
final class PlainList implements Importer {
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)[#;]");
    private static final Pattern ENDS = Pattern.compile("^[\\s\\u00A0]+|[\\s\\u00A0]+$");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;\\u00A0]+");

    @Override
    public String title() {
        return "Plain list";
    }

    /** Anything may be one: it comes last. */
    @Override
    public boolean recognises(ImportSource source) {
        return true;
    }

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        Collected collected = new Collected(source.name());
        int number = 0;
        for (String line : source.lines()) {
            number++;
            String text = ENDS.matcher(COMMENT.split(line, 2)[0]).replaceAll("");
            if (BETWEEN.matcher(text).find()) {
                // A sentence, or a row of a table: its words are no hosts.
                collected.skip(number, text, "a plain list has one host a line");
            } else if (!text.isEmpty()) {
                collected.add(number, text);
            }
        }
        return collected.preview(title());
    }
}
