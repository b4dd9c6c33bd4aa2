package dev.rollcall.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.text.Text;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/** What went wrong in the background, in the lower right corner until it is pressed or some seconds have passed. JavaFX thread. */
public final class Notice {
    private static final Duration STAYS = Duration.seconds(12);
    private static final double WIDTH = 360;

    private Notice() {}

    /** @param words one line for a person */
    public static void problem(Window owner, String words) {
        // A label would be cut off: the bar asks for its height before it knows its width.
        Text text = new Text(words);
        text.setWrappingWidth(WIDTH);
        text.getStyleClass().add("notice-words");
        Notifications.create()
                .owner(owner)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(STAYS)
                .styleClass("notice")
                .graphic(text)
                .show();
    }
}
