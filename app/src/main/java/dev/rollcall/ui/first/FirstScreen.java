package dev.rollcall.ui.first;

import dev.rollcall.ui.parts.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Asks for the first hosts. */
public final class FirstScreen {
    private static final double CARD_WIDTH = 290;
    private final VBox page = new VBox();

    public FirstScreen(Choices choices) {
        Label question = new Label("Which hosts do you look after?");
        question.getStyleClass().addAll("heading", "large");
        Label hint = new Label("Drop a file anywhere in this window, or start with one of these.");
        hint.getStyleClass().add("muted");
        TilePane cards = new TilePane(14, 14);
        cards.setPrefColumns(2);
        cards.setMaxWidth(2 * CARD_WIDTH + 14);
        cards.setAlignment(Pos.CENTER);
        cards.getChildren()
                .setAll(
                        card(
                                "import",
                                Icon.FILE,
                                "Import a list",
                                "A plain list or CSV, or one of a remote desktop client",
                                choices.importFile()),
                        card("add", Icon.PLUS, "Add a host", "Type a name, an address or a range", choices.add()),
                        card(
                                "paste",
                                Icon.PASTE,
                                "Paste a list",
                                "From a mail, a ticket or a spreadsheet",
                                choices.paste()),
                        card(
                                "demo",
                                Icon.PLAY,
                                "Try the demo fleet",
                                "Simulated hosts on this machine, with faults to find",
                                choices.demo()));
        page.getStyleClass().add("first-screen");
        page.setId("first-screen");
        page.getChildren().setAll(question, hint, cards);
    }

    public Node node() {
        return page;
    }

    private static Button card(String id, Icon icon, String title, String about, Runnable action) {
        Label name = new Label(title);
        name.getStyleClass().add("strong");
        HBox head = new HBox(9, icon.picture(16), name);
        head.setAlignment(Pos.CENTER_LEFT);
        Label text = new Label(about);
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        Button card = new Button();
        card.setId("choice-" + id);
        card.setGraphic(new VBox(6, head, text));
        card.getStyleClass().setAll("card", "choice");
        card.setAccessibleText(title + ": " + about);
        card.setPrefSize(CARD_WIDTH, 88);
        card.setMaxSize(CARD_WIDTH, 88);
        card.setOnAction(event -> action.run());
        return card;
    }

    /** Where one can go from here. */
    public record Choices(Runnable importFile, Runnable add, Runnable paste, Runnable demo) {}
}
