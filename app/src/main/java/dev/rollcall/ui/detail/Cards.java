package dev.rollcall.ui.detail;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the cards of a host's page are made of. */
final class Cards {
    private Cards() {}

    static VBox card(String title) {
        VBox card = new VBox(title(title));
        card.getStyleClass().add("card");
        return card;
    }

    static Label title(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("card-title");
        label.setWrapText(true);
        return label;
    }

    static Label faint(String words) {
        return words(words, "faint");
    }

    /** @param looks style classes */
    static Label words(String words, String... looks) {
        Label label = new Label(words);
        label.getStyleClass().addAll(looks);
        label.setWrapText(true);
        return label;
    }
}
