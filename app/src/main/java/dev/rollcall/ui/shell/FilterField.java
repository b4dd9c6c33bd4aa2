package dev.rollcall.ui.shell;

import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.matrix.Suggestion;
import dev.rollcall.matrix.Term;
import dev.rollcall.ui.parts.Icon;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * Where the query is typed. Terms that are done stand as pills, free text stays text. What can't be understood leaves the
 * filter as it was, and is named below the field: at once after a term is done, after a moment while it is being typed.
 */
public final class FilterField {
    private static final Duration PATIENCE = Duration.millis(700);

    private final PasteField text = new PasteField();
    private final HBox pills = new HBox(5);
    private final Completion completion = new Completion(text, this::take);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final BiFunction<String, Integer, List<Suggestion>> suggest;
    private final QueryListener listener;
    private Query done = Query.ALL;
    private boolean wanted;
    private Optional<String> problem = Optional.empty();

    /** @param suggest from the text and the place of the caret, what could come next */
    public FilterField(BiFunction<String, Integer, List<Suggestion>> suggest, QueryListener listener) {
        this.suggest = suggest;
        this.listener = listener;
        Label keys = new Label("Ctrl F");
        keys.getStyleClass().add("key-hint");
        keys.setMinWidth(Label.USE_PREF_SIZE);
        text.setId("filter");
        text.setPromptText("Filter hosts…");
        text.setAccessibleText("Filter hosts");
        text.getStyleClass().add("filter-field");
        text.setLeft(front());
        text.setRight(keys);
        pills.setMinWidth(HBox.USE_PREF_SIZE);
        pills.getStyleClass().add("terms");
        pills.setFillHeight(false);
        patience.setOnFinished(event -> report());
        text.textProperty().addListener((seen, before, now) -> typed(before, now));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        text.focusedProperty().addListener((seen, before, now) -> {
            if (!now) {
                completion.hide();
            }
        });
        pills.managedProperty().bind(pills.visibleProperty());
        pills.setVisible(false);
    }

    public Region node() {
        return text;
    }

    public void focus() {
        text.requestFocus();
        text.selectAll();
    }

    public boolean isEmpty() {
        return done.isEmpty() && text.getText().isBlank();
    }

    public void clear() {
        done = Query.ALL;
        text.clear();
        showPills();
        apply();
    }

    /** Adds the terms of {@code query}, or takes them away where they are already there. */
    public void toggle(String query) {
        try {
            Query terms = Query.parse(query);
            done = done.contains(terms) ? done.without(terms) : done.with(terms);
            showPills();
            apply();
        } catch (QueryException e) {
            listener.problem(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private void typed(String before, String now) {
        if (now.length() > before.length() && now.endsWith(" ") && balanced(now)) {
            finish(false);
        }
        apply();
        listener.typed(now);
        wanted = true;
        // The caret moves only after the text has changed.
        Platform.runLater(this::offer);
    }

    /** Shows what could come next, if what was typed last still waits for it. */
    private void offer() {
        if (!wanted || !text.isFocused() || text.getText().isEmpty()) {
            completion.hide();
        } else {
            completion.show(suggest.apply(text.getText(), text.getCaretPosition()));
        }
        wanted = false;
    }

    /** Makes pills of what is typed; of free words only when {@code all}. */
    private void finish(boolean all) {
        try {
            Query typed = Query.parse(text.getText());
            if (!typed.isEmpty() && (all || text.getText().contains(":"))) {
                done = done.with(typed);
                text.clear();
                showPills();
            }
        } catch (QueryException e) {
            report();
        }
    }

    private void apply() {
        patience.stop();
        try {
            Query typed = Query.parse(text.getText());
            problem = Optional.empty();
            report();
            listener.changed(done.with(typed));
        } catch (QueryException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
            patience.playFromStart();
        }
    }

    private void report() {
        text.getStyleClass().remove("wrong");
        if (problem.isPresent()) {
            text.getStyleClass().add("wrong");
        }
        listener.problem(problem);
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean taken = true;
        if (completion.isOpen() && code == KeyCode.DOWN) {
            completion.move(1);
        } else if (completion.isOpen() && code == KeyCode.UP) {
            completion.move(-1);
        } else if (completion.isOpen()
                && (code == KeyCode.ENTER || code == KeyCode.TAB)
                && completion.chosen().isPresent()) {
            completion.chosen().ifPresent(this::take);
        } else if (completion.isOpen() && code == KeyCode.ESCAPE) {
            completion.hide();
        } else if (code == KeyCode.ENTER) {
            completion.hide();
            if (!listener.entered()) {
                finish(true);
                apply();
                report();
            }
        } else if (code == KeyCode.BACK_SPACE && text.getText().isEmpty() && !done.isEmpty()) {
            removeLast();
        } else {
            taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private void take(Suggestion suggestion) {
        String typed = text.getText();
        int start = Math.clamp(suggestion.start(), 0, typed.length());
        int end = Math.clamp(suggestion.end(), start, typed.length());
        text.setText(typed.substring(0, start) + suggestion.insert() + typed.substring(end));
        text.positionCaret(start + suggestion.insert().length());
        completion.hide();
        wanted = suggestion.insert().endsWith(":");
    }

    private void removeLast() {
        Term last = done.terms().getLast();
        done = done.without(last);
        showPills();
        text.setText(last.toString());
        text.end();
        apply();
    }

    private void showPills() {
        pills.getChildren().setAll(done.terms().stream().map(this::pill).toList());
        pills.setVisible(!done.isEmpty());
    }

    private Node pill(Term term) {
        Button remove = new Button();
        remove.setGraphic(Icon.CLOSE.picture(9));
        remove.getStyleClass().setAll("remove");
        remove.setAccessibleText("Remove " + term);
        remove.setFocusTraversable(false);
        remove.setOnAction(event -> {
            done = done.without(term);
            showPills();
            apply();
        });
        HBox pill = new HBox(new Label(term.toString()), remove);
        pill.getStyleClass().add("term");
        return pill;
    }

    private HBox front() {
        HBox front = new HBox(6, Icon.SEARCH.picture(14), pills);
        front.setAlignment(Pos.CENTER_LEFT);
        return front;
    }

    private static boolean balanced(String typed) {
        return typed.chars().filter(letter -> letter == '"').count() % 2 == 0;
    }

    /** Hears of the query. */
    public interface QueryListener {
        void changed(Query query);

        /** What is wrong in one line, or nothing any more. */
        void problem(Optional<String> words);

        /** What is being typed now, whether it is a query or not; pills are not part of it. */
        void typed(String text);

        /** Enter was pressed; true where it was not meant for the query. */
        boolean entered();
    }
}
