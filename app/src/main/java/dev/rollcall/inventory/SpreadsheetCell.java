package dev.rollcall.inventory;

/** Text that a spreadsheet would take for a formula gets an apostrophe in front, and loses it when read back (CWE-1236). */
final class SpreadsheetCell {
    private static final String DANGEROUS = "=+-@\t\r";

    private SpreadsheetCell() {}

    static String safe(String text) {
        return dangerous(text, 0) ? "'" + text : text;
    }

    static String plain(String cell) {
        return cell.startsWith("'") && dangerous(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean dangerous(String text, int index) {
        return text.length() > index && DANGEROUS.indexOf(text.charAt(index)) >= 0;
    }
}
