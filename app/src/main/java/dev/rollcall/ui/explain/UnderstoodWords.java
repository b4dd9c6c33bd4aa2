package dev.rollcall.ui.explain;

import dev.rollcall.diagnosis.code.CodeKind;
import dev.rollcall.diagnosis.code.Understood;

/** What was understood of a text, in words. */
final class UnderstoodWords {
    private UnderstoodWords() {}

    /** {@code 0x904 0x7}, {@code event 36870}; the words of a dialog as they are. */
    static String code(Understood understood) {
        String code = understood.known().code();
        if (code.isEmpty()) {
            return "\u201c" + understood.known().name() + "\u201d";
        }
        return (understood.known().kind() == CodeKind.EVENT ? "event " : "")
                + code
                + understood.extended().map(extended -> " " + extended).orElse("");
    }
}
