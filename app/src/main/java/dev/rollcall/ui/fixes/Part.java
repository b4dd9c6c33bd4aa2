package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

/** Some of the hosts of a campaign, behind a chip that counts them. JavaFX thread. */
final class Part {
    private final String title;
    private final Predicate<StepRecord> which;
    private final Label count = new Label();
    private final ToggleButton chip;

    Part(String id, String title, Predicate<StepRecord> which) {
        this.title = title;
        this.which = which;
        count.getStyleClass().add("count");
        chip = new ToggleButton(title, count);
        chip.getStyleClass().setAll("chip");
        chip.setId("part-" + id);
        chip.managedProperty().bind(chip.visibleProperty());
    }

    ToggleButton chip(Consumer<Part> chosen) {
        chip.setOnAction(pressed -> chosen.accept(this));
        return chip;
    }

    boolean has(StepRecord step) {
        return which.test(step);
    }

    void count(List<StepRecord> steps, boolean selected) {
        long number = steps.stream().filter(which).count();
        count.setText(Words.number(number));
        chip.setAccessibleText(title + ", " + Words.hosts(number));
        chip.setSelected(selected);
        chip.setVisible(number > 0 || selected);
    }
}
