package dev.rollcall.ui.sessions;

import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Who is logged on where, across the fleet, as the last checks saw it. JavaFX thread only. */
public final class SessionsPage {
    private final TextField filter = new TextField();
    private final Label total = new Label();
    private final Label parts = new Label();
    private final SessionTable table;
    private final Label hint = new Label();
    private final StackPane actionPlace = new StackPane();
    private final VBox empty = new VBox(10);
    private final VBox full = new VBox();
    private final StackPane page = new StackPane();
    private List<SessionLine> lines = List.of();

    /** @param open is given the host of a session that somebody wants to see more of */
    public SessionsPage(Clock clock, Consumer<HostId> open) {
        table = new SessionTable(clock, line -> open.accept(line.host().id()));
        filter.setId("session-filter");
        filter.setPromptText("Filter by user, host, state or client");
        filter.setAccessibleText("Filter sessions");
        filter.setPrefWidth(360);
        filter.textProperty().addListener((seen, before, now) -> narrow());
        total.setId("session-total");
        total.getStyleClass().add("heading");
        parts.setId("session-parts");
        parts.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(10, total, parts, gap, filter);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setMargin(head, new Insets(0, 0, 10, 0));
        full.getChildren().setAll(head, table.node());
        full.setPadding(new Insets(12, 16, 12, 16));
        Label title = new Label("No sessions yet");
        title.getStyleClass().add("heading");
        hint.setId("session-hint");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMaxWidth(460);
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().setAll(title, hint, actionPlace);
        page.setId("sessions");
    }

    public Node node() {
        return page;
    }

    /** @param next what to do where no session is known */
    public void show(Collection<Row> rows, Next next) {
        lines = SessionLine.of(rows);
        hint.setText(next.hint());
        Button button = Buttons.primary(next.verb(), next.action());
        button.setId("session-next");
        actionPlace.getChildren().setAll(button);
        Node wanted = lines.isEmpty() ? empty : full;
        if (!page.getChildren().equals(List.of(wanted))) {
            page.getChildren().setAll(wanted);
        }
        narrow();
    }

    private void narrow() {
        List<String> words =
                List.of(filter.getText().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<SessionLine> shown = lines.stream().filter(line -> line.has(words)).toList();
        table.show(shown);
        String all = Words.number(lines.size()) + (lines.size() == 1 ? " session" : " sessions");
        total.setText(shown.size() == lines.size() ? all : Words.number(shown.size()) + " of " + all);
        List<String> states = new ArrayList<>();
        for (String state : List.of("stuck", "disconnected", "active")) {
            long count =
                    shown.stream().filter(line -> line.state().equals(state)).count();
            if (count > 0) {
                states.add(Words.number(count) + " " + state);
            }
        }
        parts.setText(String.join(" · ", states));
    }

    /** What to do to see sessions: a sentence, and a button for it. */
    public record Next(String hint, String verb, Runnable action) {}
}
