package dev.rollcall.ui.sessions;

import dev.rollcall.policy.Status;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.StatusMark;
import dev.rollcall.ui.parts.Tables;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The table of sessions, the worst first until somebody sorts it otherwise. JavaFX thread. */
final class SessionTable {
    private static final Comparator<SessionLine> BY_HOST =
            by(line -> line.host().label());
    private static final Comparator<SessionLine> WORST_FIRST =
            Comparator.comparingInt(SessionLine::rank).thenComparing(BY_HOST);

    private final TableView<SessionLine> table =
            Tables.of("session-table", "Sessions across the fleet", "No session matches this filter.");
    private final ObservableList<SessionLine> items = FXCollections.observableArrayList();
    private List<SessionLine> lines = List.of();

    SessionTable(Clock clock, Consumer<SessionLine> open) {
        List<TableColumn<SessionLine, SessionLine>> columns = new ArrayList<>();
        columns.add(text("User", 180, "host-cell", SessionLine::user));
        columns.add(text("Host", 260, "muted", line -> line.host().label()));
        TableColumn<SessionLine, SessionLine> state = text("State", 140, "check-cell", SessionLine::state);
        state.setComparator(WORST_FIRST);
        state.setCellFactory(made -> new StateCell());
        columns.add(state);
        columns.add(Tables.column(
                "Idle",
                90,
                "muted",
                SessionLine::idleWords,
                Comparator.comparing((SessionLine line) -> line.idle().orElse(Duration.ZERO))
                        .reversed()));
        columns.add(Tables.column(
                "Since",
                130,
                "muted",
                line -> line.since()
                        .map(then -> Words.moment(then, clock.instant(), clock.getZone()))
                        .orElse(""),
                Comparator.comparing((SessionLine line) -> line.since().orElse(Instant.MAX))));
        columns.add(text("Client", 180, "muted", SessionLine::client));
        columns.add(text("Id", 60, "faint", SessionLine::id));
        table.getColumns().setAll(columns);
        table.setItems(items);
        table.setSortPolicy(sorted -> {
            show(lines);
            return true;
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            SessionLine line = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                open.accept(line);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            SessionLine line = table.getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && line != null) {
                open.accept(line);
            }
        });
    }

    TableView<SessionLine> node() {
        return table;
    }

    /** Shows these; what was selected and is still there stays so. */
    @SuppressWarnings("NullAway") // JavaFX has null for "no order" and for "none selected"
    void show(List<SessionLine> newer) {
        lines = newer;
        Comparator<SessionLine> chosen = table.getComparator();
        List<SessionLine> sorted = new ArrayList<>(newer);
        sorted.sort(chosen == null ? WORST_FIRST : chosen.thenComparing(WORST_FIRST));
        if (!sorted.equals(items)) {
            SessionLine selected = table.getSelectionModel().getSelectedItem();
            items.setAll(sorted);
            table.getSelectionModel().clearSelection();
            if (selected != null) {
                table.getSelectionModel().select(selected);
            }
        }
    }

    private static TableColumn<SessionLine, SessionLine> text(
            String title, double width, String look, Function<SessionLine, String> text) {
        return Tables.column(title, width, look, text, by(text));
    }

    private static Comparator<SessionLine> by(Function<SessionLine, String> text) {
        return Comparator.comparing(text, new NaturalOrder());
    }

    /** Stuck ones are what one looks for: they look as a failing check does. */
    private static final class StateCell extends TableCell<SessionLine, SessionLine> {
        private final StatusMark mark = new StatusMark();

        StateCell() {
            getStyleClass().add("check-cell");
        }

        @Override
        protected void updateItem(@Nullable SessionLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            mark.show(status(line), line.state());
            setGraphic(mark);
        }

        private static Status status(SessionLine line) {
            return switch (line.state()) {
                case "stuck" -> Status.FAIL;
                case "active" -> Status.OK;
                default -> Status.SKIPPED;
            };
        }
    }
}
