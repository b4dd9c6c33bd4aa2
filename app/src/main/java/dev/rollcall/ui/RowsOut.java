package dev.rollcall.ui;

import dev.rollcall.matrix.Row;
import dev.rollcall.ui.fleet.RowText;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.shell.StatusBar;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;

/** Takes rows out of the window: into a file, or onto the clipboard. JavaFX thread. */
record RowsOut(FileChoice files, Offstage offstage, StatusBar status) {
    void export(List<Row> rows, Window owner) {
        files.save(owner)
                .ifPresent(file -> offstage.run(
                        () -> {
                            RowText.write(rows, file);
                            return file;
                        },
                        written -> status.say("Wrote " + Words.hosts(rows.size()) + " to " + written.getFileName()),
                        status::problem));
    }

    void copy(List<Row> rows) {
        if (!rows.isEmpty()) {
            toClipboard(RowText.tabbed(rows));
            status.say("Copied " + Words.hosts(rows.size()));
        }
    }

    static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
