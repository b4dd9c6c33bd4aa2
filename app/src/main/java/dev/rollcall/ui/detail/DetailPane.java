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
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
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
    private final Runnable close;
    private final FactSheet sheet;
    private final ScriptView scripts;
    private final VBox content = new VBox();
    private final StackPane pane = new StackPane();
    private final Map<Check, CheckSection> sections = new EnumMap<>(Check.class);
    private Optional<HostId> shown = Optional.empty();

    /** @param copy is given what to put on the clipboard */
    public DetailPane(Rounds rounds, Offstage offstage, Clock clock, Runnable close, Consumer<String> copy) {
        this.rounds = rounds;
        this.offstage = offstage;
        this.clock = clock;
        this.close = close;
        sheet = new FactSheet(new FactText(clock.getZone()), copy);
        scripts = new ScriptView(copy);
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
        VBox changes = card("CHANGES");
        changes.getChildren().add(faint("None so far."));
        content.getChildren().setAll(head(row), checks(row, open), changes);
        offstage.run(
                () -> new Kept(rounds.newest(host), rounds.changes(host, MOST_CHANGES)),
                kept -> {
                    if (shown.equals(Optional.of(host))) {
                        kept.round().ifPresent(this::addLooks);
                        showChanges(changes, kept.changes());
                    }
                },
                problem -> changes.getChildren().add(faint(problem)));
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
        row.verdict()
                .ifPresent(verdict ->
                        parts.add("checked " + Words.moment(verdict.at(), clock.instant(), clock.getZone())));
        parts.removeIf(String::isEmpty);
        Label about = new Label(String.join(" · ", parts));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        VBox words = new VBox(2, name, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = Buttons.icon(Icon.CLOSE, "Close (Esc)", close);
        button.setId("close-detail");
        HBox head = new HBox(8, words, button);
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private Node checks(Row row, Set<Check> open) {
        VBox card = card(hasInside(row) ? "CHECKS · from outside and inside" : "CHECKS · from outside");
        if (row.verdict().isEmpty()) {
            card.getChildren().add(faint("Not checked yet. F5 checks."));
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

    private void showChanges(VBox card, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        GridPane grid = new GridPane(10, 5);
        ColumnConstraints times = new ColumnConstraints(92);
        grid.getColumnConstraints().setAll(times, new ColumnConstraints());
        for (Change change : changes) {
            Label when = new Label(Words.dayAndTime(change.at(), clock.getZone()));
            GridPane.setValignment(when, VPos.TOP);
            when.getStyleClass().addAll("mono", "muted");
            Label what = new Label(words(change));
            what.setWrapText(true);
            GridPane.setValignment(when, VPos.TOP);
            grid.addRow(grid.getRowCount(), when, what);
        }
        card.getChildren().setAll(card.getChildren().getFirst(), grid);
    }

    private static String words(Change change) {
        String before = change.beforeSummary().isEmpty() ? change.beforeCode() : change.beforeSummary();
        String after = change.afterSummary().isEmpty() ? change.afterCode() : change.afterSummary();
        String title = change.check().title() + ": ";
        return before.isEmpty() ? title + "first seen, " + after : title + before + " → " + after;
    }

    private static VBox card(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("card-title");
        VBox card = new VBox(label);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label faint(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("faint");
        label.setWrapText(true);
        return label;
    }

    private record Kept(Optional<Round> round, List<Change> changes) {}
}
