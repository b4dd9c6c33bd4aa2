package dev.rollcall.ui.shell;

import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Where one is, filter, unlock, import and check. */
public final class TopBar {
    private final HBox bar = new HBox();
    private final Label title = new Label();
    private final FilterField filter;
    private final Button unlock;
    private final Button check;
    private final Button more;
    private final MenuItem selected;
    private final MenuItem filtered;

    public TopBar(FilterField filter, TopActions actions) {
        this.filter = filter;
        StackPane logo = new StackPane(Icon.TICK.picture(14));
        logo.getStyleClass().add("logo");
        title.getStyleClass().add("fleet-name");
        title.setMinWidth(Label.USE_PREF_SIZE);
        Region field = filter.node();
        field.setMaxWidth(680);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setMargin(field, new Insets(0, 0, 0, 14));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        unlock = Buttons.plain("Unlock credentials…", actions.unlock());
        unlock.setId("unlock-credentials");
        unlock.setGraphic(Icon.KEY.picture(14));
        offerUnlock(false);
        Button bring = Buttons.plain("Import…", () -> {});
        bring.setId("import");
        ContextMenu ways = new ContextMenu(
                item("From a file…", actions.inventory().importFile()),
                item("Paste a list…", actions.inventory().paste()),
                item("Add a host…", actions.inventory().add()),
                new SeparatorMenuItem(),
                item("RD Gateways…", actions.inventory().gateways()));
        bring.setOnAction(event -> ways.show(bring, Side.BOTTOM, 0, 4));
        check = Buttons.primary("Check now", actions.checkAll());
        check.setId("check-now");
        check.getStyleClass().add("left");
        check.setGraphic(Icon.REFRESH.picture(14));
        selected = item("Check the selected", actions.checkSelected());
        filtered = item("Check the filtered", actions.checkFiltered());
        ContextMenu which = new ContextMenu(item("Check all", actions.checkAll()), selected, filtered);
        more = Buttons.primary("", () -> {});
        more.getStyleClass().add("right");
        more.setGraphic(Icon.DOWN.picture(12));
        more.setAccessibleText("Choose what to check");
        more.setId("check-which");
        more.setOnAction(event -> which.show(more, Side.BOTTOM, -130, 4));
        HBox split = new HBox(1, check, more);
        split.setAlignment(Pos.CENTER);
        bar.getStyleClass().add("top-bar");
        bar.getChildren().setAll(logo, title, field, gap, unlock, bring, split);
        show(Place.FLEET);
    }

    public Node node() {
        return bar;
    }

    /** The filter is the fleet's: elsewhere it is put away. */
    public void show(Place place) {
        title.setText(place.title());
        filter.node().setVisible(place == Place.FLEET);
    }

    public void offerUnlock(boolean locked) {
        unlock.setVisible(locked);
        unlock.setManaged(locked);
    }

    /** Which of the ways to check make sense now. */
    public void allow(boolean any, boolean someSelected, boolean someFiltered) {
        check.setDisable(!any);
        more.setDisable(!any);
        selected.setDisable(!someSelected);
        filtered.setDisable(!someFiltered);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What the menu of the inventory does. */
    public record ImportActions(Runnable importFile, Runnable paste, Runnable add, Runnable gateways) {}

    /** What the bar's buttons do. */
    public record TopActions(
            Runnable unlock,
            ImportActions inventory,
            Runnable checkAll,
            Runnable checkSelected,
            Runnable checkFiltered) {}
}
