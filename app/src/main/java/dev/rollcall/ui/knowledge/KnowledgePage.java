package dev.rollcall.ui.knowledge;

import dev.rollcall.diagnosis.knowledge.Knowledge;
import dev.rollcall.diagnosis.knowledge.Page;
import dev.rollcall.diagnosis.knowledge.PageKind;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import dev.rollcall.ui.parts.Words;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is known: a list of pages, and the one that is read; links lead on, Alt and the arrows back and forward. JavaFX thread. */
public final class KnowledgePage {
    private static final double WIDEST = 820;

    /** Between the cards and the edge that scrolls. */
    private static final double RIGHT = 18;

    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination FORWARD = new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Knowledge knowledge;
    private final Links links;
    private final Trail trail = new Trail();
    private final PageList list;
    private final PageBody body;
    private final Button back = Buttons.icon(Icon.LEFT, "Back (Alt Left)", () -> {});
    private final Button forward = Buttons.icon(Icon.RIGHT, "Forward (Alt Right)", () -> {});
    private final Label kind = PageBody.text("", "muted");
    private final Label title = PageBody.text("", "heading", "large");
    private final HBox hosts = new HBox(10);
    private final VBox content = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(content);
    private final HBox page;

    /**
     * What the pages reach of the rest of the window.
     *
     * @param rows all hosts, as they were last seen
     * @param filter shows only what this query selects
     * @param copy puts text on the clipboard
     */
    public record Links(Supplier<? extends Collection<Row>> rows, Consumer<String> filter, Consumer<String> copy) {}

    public KnowledgePage(Knowledge knowledge, Links links) {
        this.knowledge = knowledge;
        this.links = links;
        list = new PageList(knowledge.pages(), (id, leafing) -> open(id, leafing));
        body = new PageBody(knowledge, this::open, links.copy());
        back.setId("knowledge-back");
        back.setOnAction(event -> trail.back().ifPresent(this::show));
        forward.setId("knowledge-forward");
        forward.setOnAction(event -> trail.forward().ifPresent(this::show));
        Button copy = Buttons.tiny("Copy page", this::copy);
        copy.setId("knowledge-copy");
        kind.setId("knowledge-kind");
        kind.setWrapText(false);
        title.setId("knowledge-title");
        hosts.setId("knowledge-hosts");
        hosts.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(2, back, forward, kind, gap, copy);
        HBox.setMargin(kind, new Insets(0, 0, 0, 8));
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMaxWidth(WIDEST);
        content.setMaxWidth(WIDEST + RIGHT);
        content.setPadding(new Insets(2, RIGHT, 18, 0));
        scroll.setId("knowledge-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("fix-scroll", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox reading = new VBox(8, head, scroll);
        reading.getStyleClass().add("page-reading");
        HBox.setHgrow(reading, Priority.ALWAYS);
        page = new HBox(list.node(), reading);
        page.setId("knowledge");
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        open(knowledge.pages().getFirst().id());
    }

    public Node node() {
        return page;
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    /** Puts the keyboard where pages are looked for. */
    public void focus() {
        list.focus();
    }

    /** Opens the page of an id; does nothing where there is none. */
    public void open(String id) {
        open(id, false);
    }

    /** How many hosts have the cause that is open, as they are now. */
    public void refresh() {
        trail.here().flatMap(knowledge::of).ifPresent(this::showHosts);
    }

    private void open(String id, boolean leafing) {
        knowledge.of(id).ifPresent(known -> {
            trail.go(known.id(), leafing);
            show(known.id());
        });
    }

    private void show(String id) {
        Optional<Page> known = knowledge.of(id);
        known.ifPresent(this::show);
        list.mark(id);
        back.setDisable(!trail.canGoBack());
        forward.setDisable(!trail.canGoForward());
    }

    private void show(Page known) {
        kind.setText(singular(known.kind()) + "  ·  " + known.id());
        title.setText(known.title());
        content.getChildren().setAll(title, hosts);
        content.getChildren().addAll(body.of(known));
        content.getChildren().add(SurenessMark.legend());
        scroll.setVvalue(0);
        showHosts(known);
    }

    private void showHosts(Page known) {
        boolean cause = known.kind() == PageKind.CAUSE;
        hosts.setManaged(cause);
        hosts.setVisible(cause);
        long count = !cause
                ? 0
                : links.rows().get().stream()
                        .filter(row -> row.diagnosis().stream()
                                .anyMatch(found -> found.id().equals(known.id())))
                        .count();
        Label words = PageBody.text(
                count == 0
                        ? "No host of the fleet shows it now."
                        : Words.hosts(count)
                                + (count == 1 ? " of the fleet shows it now." : " of the fleet show it now."),
                "muted");
        words.setId("knowledge-hosts-words");
        hosts.getChildren().setAll(words);
        if (count > 0) {
            Button show = Buttons.tiny(
                    "Show " + Words.hosts(count), () -> links.filter().accept("cause:" + known.id()));
            show.setId("knowledge-show");
            hosts.getChildren().add(show);
        }
    }

    private void pressed(KeyEvent event) {
        if (BACK.match(event)) {
            back.fire();
            event.consume();
        } else if (FORWARD.match(event)) {
            forward.fire();
            event.consume();
        } else if (COPY.match(event) && !(event.getTarget() instanceof TextField)) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        trail.here().flatMap(knowledge::of).ifPresent(known -> links.copy().accept(known.text()));
    }

    private static String singular(PageKind kind) {
        return switch (kind) {
            case TOPIC -> "Topic";
            case CAUSE -> "Cause";
            case FIX -> "Fix";
            case CODE -> "Code";
        };
    }
}
