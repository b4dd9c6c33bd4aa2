package dev.rollcall.ui.parts;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lays a question over the window: one at a time, Esc puts it away, the keyboard stays inside it. */
public final class Sheet {
    private final StackPane over;
    private final StackPane veil = new StackPane();
    private final VBox card = new VBox();
    private final ChangeListener<Node> keepFocus = (seen, before, now) -> keepInside(now);
    private Optional<Node> cameFrom = Optional.empty();

    /** @param over what it is laid over; it should fill the window */
    public Sheet(StackPane over) {
        this.over = over;
        veil.getStyleClass().add("veil");
        card.getStyleClass().add("question");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        veil.getChildren().add(card);
        veil.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Shows {@code content} with {@code buttons} below it, and puts the keyboard on {@code first}. */
    public void open(Node content, Node first, Node... buttons) {
        close();
        cameFrom = Optional.ofNullable(over.getScene().getFocusOwner());
        HBox row = new HBox(8, buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().setAll(content, row);
        over.getChildren().add(veil);
        first.requestFocus();
        over.getScene().focusOwnerProperty().addListener(keepFocus);
    }

    public boolean isOpen() {
        return over.getChildren().contains(veil);
    }

    public void close() {
        if (isOpen()) {
            over.getScene().focusOwnerProperty().removeListener(keepFocus);
            over.getChildren().remove(veil);
            cameFrom.ifPresent(Node::requestFocus);
        }
    }

    private void keepInside(Node owner) {
        Parent above = owner == null ? null : owner.getParent();
        while (above != null && !above.equals(veil)) {
            above = above.getParent();
        }
        if (above == null) {
            card.getChildren().getLast().requestFocus();
            card.lookupAll(".act").stream().findFirst().ifPresent(Node::requestFocus);
        }
    }
}
