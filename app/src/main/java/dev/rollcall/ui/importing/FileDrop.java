package dev.rollcall.ui.importing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/** Takes files and text that are dropped anywhere on a pane. */
public final class FileDrop {
    private FileDrop() {}

    public static void on(StackPane pane, Consumer<List<Path>> files, Consumer<String> text) {
        Label words = new Label("Drop to import");
        words.getStyleClass().addAll("heading", "large");
        StackPane veil = new StackPane(words);
        veil.getStyleClass().add("drop-veil");
        veil.setAlignment(Pos.CENTER);
        veil.setMouseTransparent(true);
        pane.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!pane.getChildren().contains(veil)) {
                    pane.getChildren().add(veil);
                }
                event.consume();
            }
        });
        pane.addEventHandler(DragEvent.DRAG_EXITED, event -> pane.getChildren().remove(veil));
        pane.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            pane.getChildren().remove(veil);
            Dragboard board = event.getDragboard();
            if (board.hasFiles()) {
                files.accept(board.getFiles().stream().map(File::toPath).toList());
            } else if (board.hasString()) {
                text.accept(board.getString());
            }
            event.setDropCompleted(true);
            event.consume();
        });
    }
}
