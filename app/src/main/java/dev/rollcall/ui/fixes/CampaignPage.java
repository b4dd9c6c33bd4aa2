package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.ui.parts.TallScroll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One campaign, under way or over: its waves, its hosts, the chosen host. JavaFX thread. */
final class CampaignPage {
    private static final double MOST_FOR_WAVES = 0.55;
    private static final double LEAST_HEIGHT = 200;

    private final CampaignHead head;
    private final DotColours colours = new DotColours();
    private final VBox waves = new VBox();
    private final TallScroll scroll = new TallScroll(waves);
    private final StepTable table = StepTable.ofCampaign(this::choose);
    private final HostCard card;
    private final VBox page;
    private final List<Part> parts = List.of(
            new Part("acted", "Acted on", step -> step.state() != StepState.PLANNED && step.wave() > 0),
            new Part(
                    "wrong",
                    "Failed or in doubt",
                    step -> step.state() == StepState.FAILED || step.state() == StepState.IN_DOUBT),
            new Part("left-out", "Left out", step -> step.state() == StepState.LEFT_OUT),
            new Part("to-come", "To come", step -> step.state() == StepState.PLANNED));
    private List<WaveRow> rows = List.of();
    private Optional<Board> shown = Optional.empty();
    private boolean live;
    private Part chosenPart = parts.getFirst();

    CampaignPage(Fixing fixing, Clock clock, CampaignHead.HeadActions actions, HostCard.CardActions cardActions) {
        head = new CampaignHead(fixing, clock, actions);
        card = new HostCard(cardActions);
        Label caption = new Label("BEFORE → AFTER");
        caption.getStyleClass().add("caption");
        caption.setPadding(new Insets(0, 8, 0, 0));
        FlowPane chips = new FlowPane(8, 6, caption);
        parts.forEach(part -> chips.getChildren().add(part.chip(this::choosePart)));
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setMargin(chips, new Insets(12, 0, 6, 0));
        table.node().setMinHeight(96);
        VBox left = new Left(scroll, chips, table.node());
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setMargin(left, new Insets(6, 0, 0, 0));
        HBox.setMargin(card.node(), new Insets(12, 0, 0, 0));
        HBox both = new HBox(20, left, card.node());
        card.node().managedProperty().bind(card.node().visibleProperty());
        VBox.setVgrow(both, Priority.ALWAYS);
        page = new VBox(4, head.node(), both, colours.node());
        page.setId("campaign");
        page.setPadding(new Insets(14, 20, 14, 20));
    }

    Node node() {
        return page;
    }

    boolean shows(Board board) {
        return shown.filter(board::equals).isPresent();
    }

    Optional<Board> shown() {
        return shown;
    }

    /** @param nowLive whether this window has it under way */
    void show(Board board, boolean nowLive) {
        boolean same = shown.filter(
                        before -> before.head().number() == board.head().number())
                .isPresent();
        shown = Optional.of(board);
        live = nowLive;
        head.fresh();
        if (!same || !turnAll(board)) {
            make(board);
        }
        if (same) {
            card.shown().flatMap(before -> current(board, before)).ifPresent(this::choose);
        } else {
            card.clear();
            choosePart(parts.getFirst());
        }
        sum();
    }

    /** Whether the rows that are there are those of these waves: they turn, and the keyboard stays where it is. */
    private boolean turnAll(Board board) {
        SortedMap<Integer, List<StepRecord>> now = board.waves();
        Iterator<WaveRow> left = rows.iterator();
        boolean fit = now.size() == rows.size()
                && now.entrySet().stream().allMatch(wave -> left.next().isOf(wave.getKey(), wave.getValue()));
        if (fit) {
            board.steps().forEach(step -> rows.forEach(row -> row.turn(step)));
        }
        return fit;
    }

    private void make(Board board) {
        colours.forget();
        List<WaveRow> made = new ArrayList<>();
        board.waves().forEach((wave, steps) -> made.add(new WaveRow(wave, steps, colours, this::choose)));
        made.forEach(row -> row.onMoved(scroll::reveal));
        rows = made;
        waves.getChildren().setAll(made.stream().map(WaveRow::node).toList());
    }

    /** Turns dots. */
    void turn(List<StepRecord> steps) {
        for (StepRecord step : steps) {
            rows.forEach(row -> row.turn(step));
            if (card.shown().filter(one -> one.subject().equals(step.subject())).isPresent()) {
                card.show(step, !live);
            }
        }
    }

    /** Words, counts and the table as they are now. */
    void sum() {
        if (shown.isEmpty()) {
            return;
        }
        Board board = shown.get();
        List<StepRecord> steps = board.steps();
        head.show(board, live);
        rows.forEach(row -> row.sum(live));
        parts.forEach(part -> part.count(steps, part.equals(chosenPart)));
        table.show(steps.stream().filter(chosenPart::has).toList());
        if (card.shown().isEmpty()) {
            steps.stream()
                    .filter(parts.get(1)::has)
                    .findFirst()
                    .or(() -> steps.stream()
                            .filter(step -> step.state() != StepState.PLANNED && !live)
                            .findFirst())
                    .ifPresent(this::choose);
        }
    }

    void stopping() {
        head.stopping();
    }

    private void choose(StepRecord step) {
        card.show(step, !live);
    }

    private void choosePart(Part part) {
        chosenPart = part;
        sum();
    }

    private static Optional<StepRecord> current(Board board, StepRecord before) {
        return board.steps().stream()
                .filter(step -> step.subject().equals(before.subject()))
                .findFirst();
    }

    /** Waves above, hosts below: however many waves there are, they take little more than a half. */
    private static final class Left extends VBox {
        private final TallScroll scroll;

        Left(TallScroll scroll, Node chips, Node table) {
            super(scroll, chips, table);
            this.scroll = scroll;
        }

        @Override
        protected double computeMinHeight(double width) {
            return LEAST_HEIGHT;
        }

        @Override
        protected void layoutChildren() {
            double height = Math.min(scroll.prefHeight(getWidth()), getHeight() * MOST_FOR_WAVES);
            scroll.setMinHeight(height);
            scroll.setMaxHeight(height);
            super.layoutChildren();
        }
    }
}
