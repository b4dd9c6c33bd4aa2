package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.StatusMark;
import dev.rollcall.ui.parts.Tables;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Hosts of a plan or a campaign: what was there before, what is after, or why they were left alone. JavaFX thread. */
final class StepTable {
    private static final Comparator<StepRecord> BY_NAME =
            Comparator.comparing(step -> step.subject().name(), new NaturalOrder());
    private static final Comparator<StepRecord> BY_WAVE = Comparator.comparingInt(
                    (StepRecord step) -> step.wave() == 0 ? Integer.MAX_VALUE : step.wave())
            .thenComparing(BY_NAME);

    private final TableView<StepRecord> table;
    private final ObservableList<StepRecord> items = FXCollections.observableArrayList();
    private Comparator<StepRecord> usual = BY_NAME;
    private List<StepRecord> shown = List.of();
    private boolean showing;

    private StepTable(String id, String empty) {
        table = Tables.of(id, "Hosts, what was before and what is after", empty);
        table.setItems(items);
        table.setSortPolicy(sorted -> {
            show(shown);
            return true;
        });
    }

    static StepTable ofPlan() {
        StepTable table = new StepTable("plan-table", "No host would be changed.");
        table.usual = BY_WAVE;
        table.table.getColumns().add(host());
        table.table
                .getColumns()
                .add(Tables.column(
                        "Wave", 60, "muted", step -> step.wave() == 0 ? "–" : String.valueOf(step.wave()), BY_WAVE));
        table.table.getColumns().add(marked("Before", 240, StepLooks::before, StepTable::plannedBefore));
        table.table
                .getColumns()
                .add(marked("After, or why it is left out", 380, StepTable::planned, StepTable::plannedAfter));
        return table;
    }

    /** @param chosen is given the host that was selected */
    static StepTable ofCampaign(Consumer<StepRecord> chosen) {
        StepTable table = new StepTable("step-table", "None yet.");
        table.usual = Comparator.comparingInt(StepTable::rank).thenComparing(BY_WAVE);
        table.table.getColumns().add(host());
        table.table.getColumns().add(marked("Before", 240, StepLooks::before, step -> Status.WARN));
        table.table.getColumns().add(marked("After", 300, StepTable::became, step -> StepLooks.status(step.state())));
        table.table
                .getColumns()
                .add(Tables.column(
                        "Took",
                        80,
                        "muted",
                        StepTable::took,
                        Comparator.comparing(step -> step.trail().took())));
        table.table.getSelectionModel().selectedItemProperty().addListener((seen, before, now) -> {
            if (now != null && !table.showing) {
                chosen.accept(now);
            }
        });
        return table;
    }

    TableView<StepRecord> node() {
        return table;
    }

    /** Shows these; what was selected and is still there stays so. */
    @SuppressWarnings("NullAway") // JavaFX has null for "no order" and for "none selected"
    void show(List<StepRecord> newer) {
        shown = newer;
        Comparator<StepRecord> order = table.getComparator();
        List<StepRecord> sorted = new ArrayList<>(newer);
        sorted.sort(order == null ? usual : order.thenComparing(usual));
        if (sorted.equals(items)) {
            return;
        }
        StepRecord selected = table.getSelectionModel().getSelectedItem();
        showing = true;
        items.setAll(sorted);
        table.getSelectionModel().clearSelection();
        if (selected != null) {
            sorted.stream()
                    .filter(step -> step.subject().equals(selected.subject()))
                    .findFirst()
                    .ifPresent(step -> table.getSelectionModel().select(step));
        }
        showing = false;
    }

    /** What needs a person comes first. */
    private static int rank(StepRecord step) {
        return switch (step.state()) {
            case FAILED -> 0;
            case IN_DOUBT -> 1;
            case RUNNING, APPLIED -> 2;
            case WAITING -> 3;
            case VERIFIED, UNDONE -> 4;
            case PLANNED -> 5;
            case LEFT_OUT -> 6;
        };
    }

    private static String planned(StepRecord step) {
        return step.state() == StepState.LEFT_OUT ? step.words() : StepLooks.after(step);
    }

    private static Status plannedBefore(StepRecord step) {
        return step.state() == StepState.LEFT_OUT ? Status.SKIPPED : Status.WARN;
    }

    private static Status plannedAfter(StepRecord step) {
        return step.state() == StepState.LEFT_OUT ? Status.SKIPPED : Status.OK;
    }

    private static String became(StepRecord step) {
        return switch (step.state()) {
            case VERIFIED -> StepLooks.after(step).isEmpty() ? step.words() : StepLooks.after(step);
            case PLANNED, WAITING, RUNNING, APPLIED ->
                step.words().isBlank() || step.state() == StepState.PLANNED
                        ? StepLooks.word(step.state())
                        : step.words();
            case FAILED, UNDONE, IN_DOUBT, LEFT_OUT ->
                step.words().isBlank() ? StepLooks.word(step.state()) : step.words();
        };
    }

    private static String took(StepRecord step) {
        return step.trail().took().isZero() ? "" : Words.fine(step.trail().took());
    }

    private static TableColumn<StepRecord, StepRecord> host() {
        return Tables.column("Host", 200, "host-cell", step -> step.subject().name(), BY_NAME);
    }

    private static TableColumn<StepRecord, StepRecord> marked(
            String title, double width, Function<StepRecord, String> text, Function<StepRecord, Status> status) {
        TableColumn<StepRecord, StepRecord> column =
                Tables.column(title, width, "check-cell", text, Comparator.comparing(text, new NaturalOrder()));
        column.setCellFactory(made -> new MarkCell(text, status));
        return column;
    }

    private static final class MarkCell extends TableCell<StepRecord, StepRecord> {
        private final StatusMark mark = new StatusMark();
        private final Tooltip whole = new Tooltip();
        private final Function<StepRecord, String> text;
        private final Function<StepRecord, Status> status;

        MarkCell(Function<StepRecord, String> text, Function<StepRecord, Status> status) {
            this.text = text;
            this.status = status;
            whole.setWrapText(true);
            whole.setMaxWidth(560);
            getStyleClass().add("check-cell");
        }

        @Override
        protected void updateItem(@Nullable StepRecord step, boolean empty) {
            super.updateItem(step, empty);
            String words = step == null || empty ? "" : text.apply(step);
            if (step == null || words.isEmpty()) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            mark.show(status.apply(step), words);
            whole.setText(words);
            setTooltip(whole);
            setAccessibleText(words);
            setGraphic(mark);
        }
    }
}
