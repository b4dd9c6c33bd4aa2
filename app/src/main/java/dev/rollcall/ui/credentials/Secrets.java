package dev.rollcall.ui.credentials;

import java.util.Arrays;
import javafx.scene.control.PasswordField;

/** Takes what was typed where nobody can read it. JavaFX thread. */
final class Secrets {
    private Secrets() {}

    /** A copy, which the caller overwrites; the field is empty afterwards. */
    static char[] taken(PasswordField field) {
        CharSequence typed = field.getCharacters();
        char[] copy = new char[typed.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = typed.charAt(i);
        }
        field.clear();
        return copy;
    }

    /** What was typed twice; empty, and both overwritten, where it differs. */
    static boolean same(char[] one, char[] other) {
        boolean same = Arrays.equals(one, other);
        Arrays.fill(other, '\0');
        return same;
    }
}
