package dev.rollcall.remote.ssh;

import java.nio.charset.StandardCharsets;

/** Text that a host has sent, fit to be shown: one line, cut, without control characters. */
final class HostText {
    private static final int LONGEST = 160;

    private HostText() {}

    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < longest; i++) {
            char unit = text.charAt(i);
            boolean plain = unit >= ' ' && unit != 0x7F && !(unit >= 0x80 && unit < 0xA0) && !hides(unit);
            shown.append(plain ? unit : ' ');
        }
        String line = shown.toString().strip().replaceAll(" {2,}", " ");
        return text.length() > longest ? line + "…" : line;
    }

    static String of(byte[] bytes, int length) {
        return of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** Marks that turn the direction of text around, or take no room. */
    private static boolean hides(char unit) {
        return Character.getType(unit) == Character.FORMAT || Character.isSurrogate(unit);
    }
}
