package dev.rollcall.ui.detail;

import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.AddressText;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.Change;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything known of one host. JavaFX thread only; what is kept of the host is read off it. */
public final class DetailPane {
    /** In pixels: a SHA-256 fits in three lines. */
    public static final double WIDTH = 424;

    private static final double LEAST_WIDTH = 340;
    private static final int MOST_CHANGES = 50;

    private final Rounds rounds;
    private final Offstage offstage;
    private final Clock clock;
    private final DetailActions actions;
    private final FactSheet sheet;
    private final ScriptView scripts;
    private final VBox content = new VBox();
    private final StackPane pane = new StackPane();
    private final Map<Check, CheckSection> sections = new EnumMap<>(Check.class);
    private Optional<HostId> shown = Optional.empty();

    public DetailPane(Rounds rounds, Offstage offstage, Clock clock, DetailActions actions) {
        this.rounds = rounds;
        this.offstage = offstage;
        this.clock = clock;
        this.actions = actions;
        sheet = new FactSheet(new FactText(clock.getZone()), actions.copy());
        scripts = new ScriptView(actions.copy());
        content.getStyleClass().add("detail-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("detail");
        pane.setId("detail");
        pane.setMinWidth(LEAST_WIDTH);
        pane.setPrefWidth(WIDTH);
        pane.getChildren().setAll(scroll);
    }

    public Region node() {
        return pane;
    }

    /** Shows a host, or the newer row of the one it shows; open sections stay open. */
    public void show(Row row) {
        HostId host = row.host().id();
        Set<Check> open = EnumSet.noneOf(Check.class);
        if (shown.equals(Optional.of(host))) {
            sections.forEach((check, section) -> {
                if (section.isOpen()) {
                    open.add(check);
                }
            });
        }
        shown = Optional.of(host);
        sections.clear();
        ChangesCard changes = new ChangesCard(clock.getZone());
        content.getChildren().setAll(head(row));
        actions.cause().apply(row).ifPresent(content.getChildren()::add);
        content.getChildren().add(actions.common().apply(row));
        content.getChildren().add(checks(row, open));
        actions.logon().apply(row.host()).ifPresent(content.getChildren()::add);
        content.getChildren().add(changes.node());
        offstage.run(
                () -> new Kept(rounds.newest(host), rounds.changes(host, MOST_CHANGES)),
                kept -> {
                    if (shown.equals(Optional.of(host))) {
                        kept.round().ifPresent(this::addLooks);
                        changes.show(kept.changes());
                    }
                },
                changes::problem);
    }

    private Node head(Row row) {
        Host host = row.host();
        Label name = new Label(host.label());
        name.setId("detail-name");
        name.getStyleClass().add("heading");
        name.setWrapText(true);
        List<String> parts = new ArrayList<>();
        row.verdict().flatMap(Verdict::address).map(AddressText::of).ifPresent(parts::add);
        parts.add(host.labels().site());
        parts.add(host.labels().operatingSystem());
        parts.add(String.join(", ", host.labels().tags()));
        parts.add(host.access().waysText().replace(",", ", "));
        parts.add(host.access().jump().map(jump -> "through " + jump).orElse(""));
        parts.add(host.gateway().map(gateway -> "behind " + gateway.label()).orElse(""));
        row.verdict()
                .ifPresent(verdict ->
                        parts.add("checked " + Words.moment(verdict.at(), clock.instant(), clock.getZone())));
        parts.removeIf(String::isEmpty);
        Label about = new Label(String.join(" · ", parts));
        about.setId("detail-about");
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        VBox words = new VBox(2, name, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = Buttons.icon(Icon.CLOSE, "Close (Esc)", actions.close());
        button.setId("close-detail");
        HBox head = new HBox(8, words, button);
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private Node checks(Row row, Set<Check> open) {
        VBox card = Cards.card(hasInside(row) ? "CHECKS · from outside and inside" : "CHECKS · from outside");
        if (row.verdict().isEmpty()) {
            card.getChildren().add(Cards.faint("Not checked yet. F5 checks."));
        }
        row.verdict()
                .ifPresent(verdict -> verdict.findings().forEach((check, finding) -> {
                    CheckSection section = new CheckSection(finding, sheet, scripts);
                    section.show(open.contains(check));
                    sections.put(check, section);
                    card.getChildren().add(section.node());
                }));
        return card;
    }

    private static boolean hasInside(Row row) {
        return row.finding(Check.ACCESS)
                .filter(finding -> finding.status() != Status.SKIPPED)
                .isPresent();
    }

    private void addLooks(Round round) {
        sections.forEach((check, section) -> section.show(round.of(check)));
    }

    /**
     * What the pane reaches of the window.
     *
     * @param copy is given what to put on the clipboard
     * @param cause a card on the most likely cause of what is wrong with a host, where one is known
     * @param common a card on what the host has in common with others, which hides itself where that is nothing
     * @param logon a card on how a host is logged on to, where there is something to say of it
     */
    public record DetailActions(
            Runnable close,
            Consumer<String> copy,
            Function<Row, Optional<Node>> cause,
            Function<Row, Node> common,
            Function<Host, Optional<Node>> logon) {}

    private record Kept(Optional<Round> round, List<Change> changes) {}
}
