package dev.rollcall.store;

import org.jooq.TableField;

/** Fits text to the width of its column. */
final class Columns {
    private Columns() {}

    static String fit(TableField<?, String> column, String text) {
        return cut(text, column.getDataType().length());
    }

    /** At most {@code most} chars, never half a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
