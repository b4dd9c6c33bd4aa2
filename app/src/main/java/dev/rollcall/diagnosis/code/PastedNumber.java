package dev.rollcall.diagnosis.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a text, with what the words before it call it.
 *
 * @param hex whether it was written as hexadecimal
 */
record PastedNumber(Label label, long value, boolean hex) {
    private static final int MOST = 40;
    private static final int WORDS_BEFORE = 40;

    /** A dialog lists its reasons: 1) this 2) that; in parentheses such a number is one: (error 7). */
    private static final String NO_ITEM = "(?!(?<=^|\\s)(?<!\\([^()]{0,40})\\d{1,2}\\))";

    /** A host is called rds-02. */
    private static final String NO_NAME = "(?!(?<=[a-z]-)\\d{1,3}(?!\\w))";

    /** Parts of addresses, dates, times and versions are no codes. */
    private static final Pattern NUMBER = Pattern.compile(
            NO_ITEM + NO_NAME + "(?<![\\w.])(?<!\\d[:-])-?(0x[0-9a-f]{1,8}|\\d{1,10}|[8c][0-9a-f]{7})(?!\\w)(?![.:-]\\d)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EXTENDED = Pattern.compile("extended|(?<![a-z])ext(?![a-z])");
    private static final Pattern EVENT = Pattern.compile("event(?!record|data)");
    /** In the singular: "one of these reasons: 1)" begins a list. */
    private static final Pattern CODE = Pattern.compile("(?:error|code|reason|status|disconnect|hresult|failure)(?!s)");

    private static final Pattern NO_WORDS = Pattern.compile("[^a-z]*(and|or)?[^a-z]*");
    private static final long FOUR_BYTES = 0xFFFF_FFFFL;

    /** What the words before a number call it. */
    enum Label {
        NONE,
        CODE,
        EXTENDED,
        EVENT
    }

    /** At most 40 of them, in the order of the text. */
    static List<PastedNumber> in(String text) {
        List<PastedNumber> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        int from = 0;
        Label last = Label.NONE;
        while (numbers.size() < MOST && matcher.find()) {
            String before = text.substring(Math.max(from, matcher.start() - WORDS_BEFORE), matcher.start())
                    .toLowerCase(Locale.ROOT);
            last = label(before, last);
            numbers.add(number(last, matcher.group().toLowerCase(Locale.ROOT)));
            from = matcher.end();
        }
        return numbers;
    }

    private static PastedNumber number(Label label, String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean prefixed = digits.startsWith("0x");
        // HRESULT and NTSTATUS are written without a prefix, too: 800759DD.
        boolean hex = prefixed || digits.chars().anyMatch(character -> character >= 'a');
        long value = hex ? Long.parseLong(prefixed ? digits.substring(2) : digits, 16) : Long.parseLong(digits);
        // Windows writes large codes as signed numbers, too.
        return new PastedNumber(label, negative ? -value & FOUR_BYTES : value, hex);
    }

    private static Label label(String before, Label last) {
        if (EXTENDED.matcher(before).find()) {
            return Label.EXTENDED;
        }
        if (EVENT.matcher(before).find()) {
            return Label.EVENT;
        }
        if (CODE.matcher(before).find()) {
            return Label.CODE;
        }
        // Events are listed: "events 1057, 1058 and 36870".
        return last == Label.EVENT && NO_WORDS.matcher(before).matches() ? Label.EVENT : Label.NONE;
    }

    boolean bareDecimal() {
        return label == Label.NONE && !hex;
    }
}
