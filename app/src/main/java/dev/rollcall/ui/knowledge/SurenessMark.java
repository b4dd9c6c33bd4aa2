package dev.rollcall.ui.knowledge;

import dev.rollcall.diagnosis.Sureness;
import dev.rollcall.diagnosis.knowledge.Statement;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How sure a statement is, as a shape: the fuller, the surer. */
final class SurenessMark {
    private static final double SIZE = 16;

    private SurenessMark() {}

    static Node of(Statement statement) {
        StackPane place = new StackPane(shape(statement.sureness()));
        place.setMinSize(SIZE, SIZE + 3);
        place.setMaxSize(SIZE, SIZE + 3);
        Tooltip.install(place, new Tooltip(words(statement) + "\n" + meaning(statement.sureness())));
        return place;
    }

    /** {@code Sourced · MS-RDPBCGR 2.2.1.2.2}. */
    static String words(Statement statement) {
        return statement.source().startsWith(title(Sureness.GENERAL).toLowerCase(Locale.ROOT))
                        && statement.sureness() == Sureness.GENERAL
                ? title(Sureness.GENERAL)
                : title(statement.sureness()) + " · " + statement.source();
    }

    /** What the shapes mean. */
    static Node legend() {
        FlowPane legend = new FlowPane(18, 4);
        legend.setPrefWrapLength(800);
        legend.setId("sureness-legend");
        for (Sureness sureness : Sureness.values()) {
            Label label = new Label(title(sureness) + ": " + meaning(sureness));
            label.getStyleClass().addAll("faint", "small");
            HBox one = new HBox(6, shape(sureness), label);
            one.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(one);
        }
        return legend;
    }

    private static Region shape(Sureness sureness) {
        Region shape = new Region();
        shape.getStyleClass().addAll("sureness", sureness.key());
        return shape;
    }

    private static String title(Sureness sureness) {
        return switch (sureness) {
            case SOURCED -> "Sourced";
            case INFERRED -> "Inferred";
            case GENERAL -> "General knowledge";
            case UNSURE -> "Unsure";
        };
    }

    private static String meaning(Sureness sureness) {
        return switch (sureness) {
            case SOURCED -> "read in a public document or source";
            case INFERRED -> "follows from such";
            case GENERAL -> "no document to point at";
            case UNSURE -> "may be wrong";
        };
    }
}
