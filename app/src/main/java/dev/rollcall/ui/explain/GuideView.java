package dev.rollcall.ui.explain;

import dev.rollcall.diagnosis.code.GuideStep;
import java.util.List;
import javafx.scene.layout.VBox;

/** The steps to go through for a connection that was closed. */
final class GuideView {
    private GuideView() {}

    static VBox of(List<GuideStep> steps) {
        VBox list = new VBox(8);
        list.setId("explain-steps");
        for (GuideStep step : steps) {
            int number = list.getChildren().size() + 1;
            VBox one = new VBox(
                    2,
                    ExplainSheet.text(number + ". " + step.title(), "strong"),
                    ExplainSheet.text("Check: " + step.check()),
                    ExplainSheet.text("Cure: " + step.cure()));
            if (!step.advice().isEmpty()) {
                one.getChildren().add(ExplainSheet.text("Beware: " + step.advice(), "muted"));
            }
            list.getChildren().add(one);
        }
        return list;
    }
}
