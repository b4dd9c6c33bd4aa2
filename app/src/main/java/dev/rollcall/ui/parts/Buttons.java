package dev.rollcall.ui.parts;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Buttons in the house's looks. */
public final class Buttons {
    private Buttons() {}

    public static Button plain(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("act");
        button.setOnAction(event -> action.run());
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    public static Button primary(String text, Runnable action) {
        Button button = plain(text, action);
        button.getStyleClass().add("primary");
        return button;
    }

    /** A small one inside a line of text. */
    public static Button tiny(String text, Runnable action) {
        Button button = plain(text, action);
        button.getStyleClass().add("tiny");
        return button;
    }

    /** Shows an icon alone; {@code says} is its tooltip and what a screen reader speaks. */
    public static Button icon(Icon icon, String says, Runnable action) {
        Button button = plain("", action);
        button.getStyleClass().addAll("bare", "square");
        button.setGraphic(icon.picture(14));
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        return button;
    }
}
