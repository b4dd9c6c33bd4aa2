package dev.rollcall.ui.shell;

import dev.rollcall.ui.parts.Icon;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Map<Place, ToggleButton> places = new EnumMap<>(Place.class);

    public Rail(Consumer<Place> go, Runnable switchTheme) {
        rail.getStyleClass().add("rail");
        for (Place place : Place.values()) {
            ToggleButton button = new ToggleButton(place.title(), place.icon().picture(17));
            button.getStyleClass().setAll("place");
            button.setId("go-" + place.name().toLowerCase(Locale.ROOT));
            button.setOnAction(event -> go.accept(place));
            places.put(place, button);
            rail.getChildren().add(button);
        }
        theme.getStyleClass().setAll("place");
        theme.setId("switch-theme");
        theme.setOnAction(event -> switchTheme.run());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        rail.getChildren().addAll(gap, theme);
        show(Place.FLEET);
        showTheme(false);
    }

    public Node node() {
        return rail;
    }

    /** Where one is. */
    public void show(Place here) {
        places.forEach((place, button) -> button.setSelected(place == here));
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
