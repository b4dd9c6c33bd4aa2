package dev.rollcall.ui.knowledge;

import dev.rollcall.diagnosis.knowledge.Knowledge;
import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.diagnosis.knowledge.Section;
import dev.rollcall.diagnosis.knowledge.Statement;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sections of a page as cards, each statement with its mark, its links and its source. */
final class PageBody {
    /** Where rows of links break while the page has its full width. */
    private static final double WRAP = 768;

    private final Knowledge knowledge;
    private final Consumer<String> go;
    private final Consumer<String> copy;

    /**
     * @param go opens the page of an id
     * @param copy puts text on the clipboard
     */
    PageBody(Knowledge knowledge, Consumer<String> go, Consumer<String> copy) {
        this.knowledge = knowledge;
        this.go = go;
        this.copy = copy;
    }

    List<Node> of(Page page) {
        return page.sections().stream().map(this::section).toList();
    }

    private Node section(Section section) {
        VBox card = new VBox(text(section.title(), "card-title"));
        card.getStyleClass().addAll("card", "known");
        List<Statement> statements = section.statements();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            // Where several have one source it is said once, below the last of them.
            boolean last = i == statements.size() - 1
                    || !SurenessMark.words(statement).equals(SurenessMark.words(statements.get(i + 1)));
            card.getChildren().add(statement(statement, last));
        }
        return card;
    }

    private Node statement(Statement statement, boolean withSource) {
        Label words = text(statement.words());
        words.setAccessibleText(statement.words() + " " + SurenessMark.words(statement));
        MenuItem item = new MenuItem("Copy");
        item.setOnAction(event -> copy.accept(statement.words() + " (" + SurenessMark.words(statement) + ")"));
        words.setContextMenu(new ContextMenu(item));
        VBox lines = new VBox(2, words);
        if (!statement.links().isEmpty()) {
            FlowPane links = new FlowPane(14, 2);
            links.setPrefWrapLength(WRAP);
            statement.links().stream()
                    .flatMap(id -> knowledge.of(id).stream())
                    .forEach(page -> links.getChildren().add(link(page)));
            lines.getChildren().add(links);
        }
        if (withSource) {
            lines.getChildren().add(text(SurenessMark.words(statement), "faint", "small"));
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        return new HBox(6, SurenessMark.of(statement), lines);
    }

    private Hyperlink link(Page page) {
        Hyperlink link = new Hyperlink(page.title());
        link.getStyleClass().add("link");
        link.setUserData(page.id());
        link.setOnAction(event -> go.accept(page.id()));
        return link;
    }

    /** @param looks style classes */
    static Label text(String words, String... looks) {
        Label label = new Label(words);
        label.getStyleClass().addAll(looks);
        label.setWrapText(true);
        return label;
    }
}
