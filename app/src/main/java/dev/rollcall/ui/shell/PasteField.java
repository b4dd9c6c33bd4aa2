package dev.rollcall.ui.shell;

import javafx.scene.input.Clipboard;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;

/** A line of text into which several can be pasted: where they were parted, a space stays. */
final class PasteField extends CustomTextField {
    private static final int LONGEST = 20_000;

    @Override
    public void paste() {
        @Nullable String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted != null) {
            String some = pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted;
            replaceSelection(some.strip().replaceAll("\\s+", " "));
        }
    }
}
