package dev.rollcall.ui.gateways;

import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Tables;
import dev.rollcall.ui.parts.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** All gateways that are kept, and what can be done with one. JavaFX thread. */
final class GatewayList {
    private static final double WIDTH = 740;
    private static final int LEAST_LINES = 3;
    private static final int MOST_LINES = 10;

    private final TableView<GatewayUse> table =
            Tables.of("gateway-table", "Gateways", "None yet. Add one, or import a list with a column gateway.");
    private final Asked asked;

    GatewayList(Asked asked) {
        this.asked = asked;
        TableColumn<GatewayUse, GatewayUse> hosts = Tables.column(
                "Hosts behind it",
                120,
                "muted",
                use -> use.hosts() == 0 ? "none" : Words.hosts(use.hosts()),
                Comparator.comparingInt(GatewayUse::hosts).reversed());
        table.getColumns()
                .setAll(List.of(
                        column("Name", 230, "host-cell", use -> use.gateway().name()),
                        column(
                                "Port",
                                60,
                                "muted",
                                use -> Integer.toString(use.gateway().port())),
                        column("Other names people type", 320, "muted", GatewayList::names),
                        hosts));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selected().ifPresent(asked.change());
            }
        });
    }

    /** What a person asks to be done. */
    record Asked(Runnable add, Consumer<GatewayUse> change, Consumer<GatewayUse> remove) {}

    void show(Sheet sheet, List<GatewayUse> kept) {
        table.getItems().setAll(kept);
        table.setPrefHeight(Tables.heightOf(Math.clamp(kept.size(), LEAST_LINES, MOST_LINES)) + 2);
        Label title = new Label("RD Gateways");
        title.getStyleClass().add("heading");
        Label words =
                new Label("What people reach hosts through from elsewhere. What changes in one, changes for all hosts"
                        + " behind it.");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words, table);
        content.setPrefWidth(WIDTH);
        Button remove = forOne("gateway-remove", "Remove…", asked.remove());
        Button change = forOne("gateway-change", "Change…", asked.change());
        Button add = Buttons.primary("Add…", asked.add());
        add.setId("gateway-add");
        Button close = Buttons.plain("Close", sheet::close);
        close.setId("gateway-close");
        sheet.open(content, kept.isEmpty() ? add : table, close, remove, change, add);
        if (!kept.isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private Button forOne(String id, String text, Consumer<GatewayUse> action) {
        Button button = Buttons.plain(text, () -> selected().ifPresent(action));
        button.setId(id);
        button.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private Optional<GatewayUse> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private static String names(GatewayUse use) {
        return use.gateway().otherNames().isEmpty()
                ? "–"
                : String.join(", ", use.gateway().otherNames());
    }

    private static TableColumn<GatewayUse, GatewayUse> column(
            String title, double width, String look, Function<GatewayUse, String> text) {
        return Tables.column(title, width, look, text, Comparator.comparing(text, new NaturalOrder()));
    }
}
