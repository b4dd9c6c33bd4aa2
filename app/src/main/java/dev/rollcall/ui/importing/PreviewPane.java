package dev.rollcall.ui.importing;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.ui.importing.HostLists.LeftOut;
import dev.rollcall.ui.importing.HostLists.Preview;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What would come in, what would not and why, and the question where it is a lot. */
final class PreviewPane {
    private static final double WIDTH = 620;

    private final VBox content = new VBox(10);
    private final CheckBox agreed = new CheckBox("Yes, add them too");

    PreviewPane(Preview preview) {
        Label title = new Label(title(preview));
        title.getStyleClass().add("heading");
        content.getChildren().add(title);
        preview.more().ifPresent(more -> content.getChildren().add(consent(more.question())));
        if (!preview.hosts().isEmpty()) {
            content.getChildren().add(hosts(preview));
        }
        if (!preview.leftOut().isEmpty()) {
            Label heading = new Label(Words.number(preview.leftOut().size()) + " left out");
            heading.getStyleClass().add("strong");
            content.getChildren().addAll(heading, skipped(preview));
        }
        content.setPrefWidth(WIDTH);
    }

    VBox node() {
        return content;
    }

    CheckBox agreed() {
        return agreed;
    }

    private static String title(Preview preview) {
        if (!preview.hosts().isEmpty()) {
            return "Add " + Words.hosts(preview.hosts().size()) + "?";
        }
        return preview.more().isPresent() ? "Add a large range?" : "No host in it can be used";
    }

    private VBox consent(String question) {
        Label words = new Label(question);
        words.setWrapText(true);
        agreed.setId("import-consent");
        VBox box = new VBox(words, agreed);
        box.getStyleClass().add("consent");
        return box;
    }

    private static TableView<Host> hosts(Preview preview) {
        TableView<Host> table = table(preview.hosts(), 230);
        table.setId("import-hosts");
        table.getColumns().add(column("Host", 260, Host::name));
        table.getColumns().add(column("Port", 70, host -> Integer.toString(host.port())));
        table.getColumns().add(column("Site", 110, host -> host.labels().site()));
        table.getColumns()
                .add(column("Tags", 150, host -> String.join(", ", host.labels().tags())));
        if (preview.hosts().stream().anyMatch(host -> host.gateway().isPresent())) {
            table.getColumns()
                    .add(column(
                            "Behind",
                            230,
                            host -> host.gateway().map(Gateway::label).orElse("")));
        }
        return table;
    }

    private static TableView<LeftOut> skipped(Preview preview) {
        TableView<LeftOut> table = table(preview.leftOut(), 140);
        table.setId("import-skipped");
        table.getColumns().add(column("Where", 160, LeftOut::where));
        table.getColumns().add(column("Why", 430, LeftOut::why));
        return table;
    }

    private static <T> TableView<T> table(List<T> rows, double height) {
        TableView<T> table = new TableView<>(FXCollections.observableArrayList(rows));
        table.getStyleClass().addAll("fleet-table", "preview-table");
        table.setFixedCellSize(28);
        table.setPrefHeight(Math.min(height, 28 * rows.size() + 48));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    private static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        return column;
    }
}
