package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignSummary;
import dev.rollcall.campaign.StepState;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.StatusMark;
import dev.rollcall.ui.parts.Tables;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All campaigns there were, the newest first. JavaFX thread. */
final class CampaignList {
    /** So narrow that the shorter words are still whole. */
    private static final double MARKED_LEAST = 112;

    private final Fixing fixing;
    private final TableView<CampaignSummary> table =
            Tables.of("campaign-table", "Campaigns, the newest first", "No campaign yet.");
    private Map<Long, Map<StepState, Integer>> counts = Map.of();
    private final VBox full;
    private final VBox empty;
    private final StackPane page = new StackPane();

    CampaignList(Fixing fixing, Clock clock, Consumer<Long> open) {
        this.fixing = fixing;
        table.getColumns().add(text("No.", 50, "faint", record -> String.valueOf(record.number())));
        table.getColumns().add(text("Fix", 230, "host-cell", this::what));
        table.getColumns().add(marked("State", 110, record -> record.state().key(), CampaignList::look));
        table.getColumns().add(marked("Hosts", 300, this::hosts, this::went));
        table.getColumns()
                .add(Tables.column(
                        "Began",
                        110,
                        "muted",
                        record -> Words.moment(record.span().started(), clock.instant(), clock.getZone()),
                        Comparator.comparing(record -> record.span().started())));
        table.getColumns().add(text("Took", 70, "muted", this::took));
        table.getColumns().add(text("By", 120, "muted", record -> record.order().by()));
        table.getColumns()
                .add(text(
                        "Why it was stopped",
                        170,
                        "muted",
                        record -> record.reason().orElse("")));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(open);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(open);
            }
        });
        Label title = new Label("Fixes");
        title.getStyleClass().add("heading");
        Label words = new Label("Open one to see what was done to which host, to undo it, or to file a report.");
        words.getStyleClass().add("muted");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setMargin(table, new Insets(8, 0, 0, 0));
        full = new VBox(4, title, words, table);
        full.setPadding(new Insets(14, 20, 14, 20));
        Label nothing = new Label("Nothing was fixed yet");
        nothing.getStyleClass().add("heading");
        Label hint =
                new Label("Choose hosts in the fleet, or filter it, and press Fix… below the table. You see the plan,"
                        + " host by host, before anything is done.");
        hint.setId("fixes-hint");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMaxWidth(460);
        empty = new VBox(10, nothing, hint);
        empty.setAlignment(Pos.CENTER);
        page.setId("campaigns");
        show(List.of());
    }

    Node node() {
        return page;
    }

    /** What was selected and is still there stays so. */
    void show(List<CampaignSummary> all) {
        page.getChildren().setAll(all.isEmpty() ? empty : full);
        if (!all.equals(List.copyOf(table.getItems()))) {
            Optional<CampaignSummary> selected =
                    Optional.ofNullable(table.getSelectionModel().getSelectedItem());
            table.getItems().setAll(all);
            table.sort();
            selected.flatMap(before -> table.getItems().stream()
                            .filter(record -> record.number() == before.number())
                            .findFirst())
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    private void open(Consumer<Long> open) {
        CampaignSummary chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            open.accept(chosen.number());
        }
    }

    private String what(CampaignSummary record) {
        String title = fixing.title(record.order().fix());
        return record.order().reverts().isPresent()
                ? "Undo campaign " + record.order().reverts().getAsLong() + ": " + title
                : title;
    }

    private String took(CampaignSummary record) {
        return record.span()
                .ended()
                .map(ended -> Words.span(Duration.between(record.span().started(), ended)))
                .orElse("");
    }

    /** How many hosts are where, by campaign. */
    void show(Map<Long, Map<StepState, Integer>> counted) {
        counts = counted;
        table.refresh();
    }

    private Map<StepState, Integer> counts(CampaignSummary record) {
        return counts.getOrDefault(record.number(), Map.of());
    }

    private String hosts(CampaignSummary record) {
        return StepLooks.counts(counts(record));
    }

    private Status went(CampaignSummary record) {
        return List.of(StepState.FAILED, StepState.IN_DOUBT, StepState.APPLIED, StepState.VERIFIED, StepState.UNDONE)
                .stream()
                .filter(counts(record)::containsKey)
                .findFirst()
                .map(StepLooks::status)
                .orElse(Status.SKIPPED);
    }

    private static Status look(CampaignSummary record) {
        return switch (record.state()) {
            case PLANNED, RUNNING, PAUSED -> Status.UNKNOWN;
            case STOPPED, INTERRUPTED -> Status.WARN;
            case FINISHED -> Status.OK;
        };
    }

    private static TableColumn<CampaignSummary, CampaignSummary> text(
            String title, double width, String look, Function<CampaignSummary, String> text) {
        return Tables.column(title, width, look, text, Comparator.comparing(text, new NaturalOrder()));
    }

    private static TableColumn<CampaignSummary, CampaignSummary> marked(
            String title,
            double width,
            Function<CampaignSummary, String> text,
            Function<CampaignSummary, Status> status) {
        TableColumn<CampaignSummary, CampaignSummary> column = text(title, width, "check-cell", text);
        column.setMinWidth(Math.min(width, MARKED_LEAST));
        column.setCellFactory(made -> new TableCell<>() {
            private final StatusMark mark = new StatusMark();
            private final Tooltip whole = new Tooltip();

            @Override
            protected void updateItem(@Nullable CampaignSummary record, boolean none) {
                super.updateItem(record, none);
                if (record == null || none) {
                    setGraphic(null);
                    setTooltip(null);
                } else {
                    String words = text.apply(record);
                    mark.show(status.apply(record), words);
                    whole.setText(words);
                    setTooltip(whole);
                    setAccessibleText(words);
                    setGraphic(mark);
                }
            }
        });
        return column;
    }
}
