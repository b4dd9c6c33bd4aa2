package dev.rollcall.inventory;

/** Foreign text made fit to be shown in a message: short, on one line, without control characters. */
final class Shown {
    /** What a site or a tag may have. */
    static final int LONGEST_LABEL = 100;

    private static final int MOST = 80;

    private Shown() {}

    static String of(String text) {
        int[] letters = text.codePoints().limit(MOST + 1L).toArray();
        return letters.length > MOST ? whole(new String(letters, 0, MOST)) + "…" : whole(text);
    }

    /** Without the limit, for what a person has to be able to find again. */
    static String whole(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> shown.appendCodePoint(visible(letter) ? letter : ' '));
        return shown.toString();
    }

    /** What is kept of a label or a note: no marks but line breaks, and no more than {@code most} characters. */
    static String clean(String text, int most) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(letter -> clean.appendCodePoint(letter == '\n' || visible(letter) ? letter : ' '));
        String whole = clean.toString().strip();
        return whole.codePointCount(0, whole.length()) <= most
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, most)).strip();
    }

    /** Not a control, a formatting mark (which could turn the direction of what follows), or half a character. */
    static boolean visible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
