package dev.rollcall.ui.importing;

import dev.rollcall.host.Host;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.ui.importing.HostLists.Preview;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** Reads, shows what would come in, and adds it when that is agreed to. JavaFX thread; reads and writes off it. */
public final class Importing {
    private final HostLists source;
    private final Hosts hosts;
    private final Offstage offstage;
    private final Sheet sheet;
    private final Consumer<List<Host>> added;

    /** @param added is given the hosts as stored */
    public Importing(HostLists source, Hosts hosts, Offstage offstage, Sheet sheet, Consumer<List<Host>> added) {
        this.source = source;
        this.hosts = hosts;
        this.offstage = offstage;
        this.sheet = sheet;
        this.added = added;
    }

    public void files(List<Path> files) {
        List<Path> chosen = List.copyOf(files);
        read(() -> source.read(chosen), this::refuse);
    }

    public void addOne() {
        type(TypePane.line());
    }

    public void paste() {
        paste("");
    }

    /** @param text what to begin with; may be empty */
    public void paste(String text) {
        TypePane pane = TypePane.lines();
        pane.field().setText(text);
        type(pane);
    }

    private void type(TypePane pane) {
        TextInputControl field = pane.field();
        Button next = Buttons.primary("Continue", () -> readTyped(pane));
        next.setId("type-continue");
        next.disableProperty().bind(field.textProperty().map(String::isBlank));
        if (field instanceof TextField line) {
            line.setOnAction(event -> next.fire());
        }
        sheet.open(pane.node(), field, Buttons.plain("Cancel", sheet::close), next);
    }

    private void readTyped(TypePane pane) {
        String text = pane.field().getText();
        offstage.run(
                () -> source.read(text),
                preview -> {
                    // One host, nothing left out: there is nothing to preview.
                    if (preview.hosts().size() == 1
                            && preview.leftOut().isEmpty()
                            && preview.more().isEmpty()) {
                        put(preview::hosts);
                    } else {
                        show(preview);
                    }
                },
                pane::say);
    }

    private void read(Callable<Preview> reading, Consumer<String> problem) {
        offstage.run(reading, this::show, problem);
    }

    private void show(Preview preview) {
        PreviewPane pane = new PreviewPane(preview);
        Button add = Buttons.primary("Add", () -> {
            if (pane.agreed().isSelected() && preview.more().isPresent()) {
                put(preview.more().get().all());
            } else {
                put(preview::hosts);
            }
        });
        add.setId("import-add");
        if (preview.hosts().isEmpty()) {
            add.disableProperty().bind(pane.agreed().selectedProperty().not());
        }
        Button cancel = Buttons.plain("Cancel", sheet::close);
        sheet.open(pane.node(), add.isDisabled() ? cancel : add, cancel, add);
    }

    private void put(Supplier<List<Host>> chosen) {
        sheet.close();
        offstage.run(() -> hosts.put(chosen.get()), added, this::refuse);
    }

    private void refuse(String why) {
        Label title = new Label("Nothing was added");
        title.getStyleClass().add("heading");
        Label words = new Label(why);
        words.setId("import-problem");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words);
        content.setPrefWidth(460);
        Button close = Buttons.primary("Close", sheet::close);
        sheet.open(content, close, close);
    }
}
