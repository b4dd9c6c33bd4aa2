package dev.rollcall.ui.knowledge;

import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.diagnosis.knowledge.PageKind;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All pages, grouped by kind, those alone that have the words typed above. JavaFX thread. */
final class PageList {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final List<Page> all;
    private final BiConsumer<String, Boolean> open;
    private final TextField filter = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final VBox node;
    private boolean quiet;

    /** A page, or the heading above those of a kind. */
    record Line(PageKind kind, int count, Optional<Page> page) {}

    /** @param open is given the page that was chosen, and whether one only leafs through them */
    PageList(List<Page> all, BiConsumer<String, Boolean> open) {
        this.all = List.copyOf(all);
        this.open = open;
        filter.setId("knowledge-filter");
        filter.setPromptText("Find a cause, code, fix…");
        filter.setAccessibleText("Find pages by title, id or code");
        filter.textProperty().addListener((seen, before, now) -> narrow());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        list.setId("knowledge-list");
        list.setAccessibleText("Pages");
        list.getStyleClass().add("page-list");
        list.setCellFactory(made -> new Cell());
        Label none = new Label("Nothing has these words.");
        none.getStyleClass().add("faint");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedIndexProperty().addListener((seen, before, now) -> chosen(before, now));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(page -> open.accept(page.id(), false));
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        node = new VBox(10, filter, list);
        node.getStyleClass().add("page-side");
        narrow();
    }

    VBox node() {
        return node;
    }

    void focus() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** Marks the page that is open, where it is in the list. */
    void mark(String id) {
        quiet = true;
        int at = indexOf(id);
        if (at >= 0) {
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 4));
        } else {
            list.getSelectionModel().clearSelection();
        }
        quiet = false;
    }

    private int indexOf(String id) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems()
                    .get(i)
                    .page()
                    .filter(page -> page.id().equals(id))
                    .isPresent()) {
                return i;
            }
        }
        return -1;
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                list.requestFocus();
                if (selected().isEmpty()) {
                    list.getSelectionModel().select(Math.min(1, list.getItems().size() - 1));
                }
                event.consume();
            }
            case ENTER -> {
                list.getItems().stream()
                        .flatMap(line -> line.page().stream())
                        .findFirst()
                        .ifPresent(page -> open.accept(page.id(), false));
                event.consume();
            }
            case ESCAPE -> {
                if (!filter.getText().isEmpty()) {
                    filter.clear();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private Optional<Page> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(Line::page);
    }

    private void narrow() {
        Optional<Page> was = selected();
        List<Line> lines = new ArrayList<>();
        for (PageKind kind : PageKind.values()) {
            List<Page> those = all.stream()
                    .filter(page -> page.kind() == kind && page.has(filter.getText()))
                    .toList();
            if (!those.isEmpty()) {
                lines.add(new Line(kind, those.size(), Optional.empty()));
                those.forEach(page -> lines.add(new Line(kind, 0, Optional.of(page))));
            }
        }
        quiet = true;
        list.getItems().setAll(lines);
        list.scrollTo(0);
        quiet = false;
        was.ifPresent(page -> mark(page.id()));
    }

    /** A heading can't be chosen: the keyboard passes over it. */
    private void chosen(Number before, Number now) {
        int at = now.intValue();
        if (quiet || at < 0 || at >= list.getItems().size()) {
            return;
        }
        Optional<Page> page = list.getItems().get(at).page();
        if (page.isPresent()) {
            open.accept(page.get().id(), true);
        } else {
            boolean up = at > 0 && before.intValue() == at + 1;
            list.getSelectionModel().select(up ? at - 1 : at + 1);
        }
    }

    private static final class Cell extends ListCell<Line> {
        Cell() {
            // As wide as the list: a title that is longer ends in an ellipsis.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            boolean heading = line != null && !empty && line.page().isEmpty();
            pseudoClassStateChanged(HEADING, heading);
            if (line == null || empty) {
                setText("");
                setTooltip(null);
            } else {
                setTooltip(line.page().map(page -> new Tooltip(page.title())).orElse(null));
                setText(line.page().map(Page::title).orElse(line.kind().title() + "  " + Words.number(line.count())));
            }
        }
    }
}
