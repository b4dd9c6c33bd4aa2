package dev.rollcall.ui.shell;

import dev.rollcall.ui.parts.Icon;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The places of the program, at the left edge, and the switch between light and dark. */
public final class Rail {
    private final VBox rail = new VBox();
    private final Button theme = new Button();

    public Rail(Runnable switchTheme) {
        ToggleButton fleet = new ToggleButton("Fleet", Icon.GRID.picture(17));
        fleet.getStyleClass().setAll("place");
        fleet.setSelected(true);
        // The only place so far: it can't be left.
        fleet.setOnAction(event -> fleet.setSelected(true));
        theme.getStyleClass().setAll("place");
        theme.setId("switch-theme");
        theme.setOnAction(event -> switchTheme.run());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        rail.getStyleClass().add("rail");
        rail.getChildren().setAll(fleet, gap, theme);
        showTheme(false);
    }

    public Node node() {
        return rail;
    }

    /** Offers the other theme than the one that holds. */
    public void showTheme(boolean dark) {
        theme.setText(dark ? "Light" : "Dark");
        theme.setGraphic((dark ? Icon.SUN : Icon.MOON).picture(17));
        String says = dark ? "Switch to light" : "Switch to dark";
        theme.setAccessibleText(says);
        theme.setTooltip(new Tooltip(says));
    }
}
