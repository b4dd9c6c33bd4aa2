package dev.rollcall.ui.fixes;

import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks which fix, of those that are for all hosts of a choice. JavaFX thread. */
final class ChooseFix {
    private static final double WIDTH = 540;
    private static final double INSIDE = WIDTH - 36;
    private static final double TALLEST = 400;

    private ChooseFix() {}

    static void ask(Sheet sheet, int hosts, Offers offers, Consumer<Fix> chosen) {
        Label title = new Label("Fix " + Words.hosts(hosts));
        title.getStyleClass().add("heading");
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox(6);
        for (Fix fix : offers.forAll()) {
            list.getChildren().add(offer(fix, group));
        }
        group.getToggles().stream().findFirst().ifPresent(group::selectToggle);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("fix-scroll");
        scroll.setMaxHeight(TALLEST);
        Label words = new Label(words(offers));
        words.setId("offer-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        Label others = new Label(others(offers, hosts));
        others.setId("offer-others");
        others.getStyleClass().addAll("faint", "small");
        others.setWrapText(true);
        others.setManaged(!others.getText().isEmpty());
        VBox content = new VBox(10, title, words, scroll, others);
        content.setPrefWidth(WIDTH);
        Button cancel = Buttons.plain("Cancel", sheet::close);
        Button next = Buttons.primary("Next", () -> fix(group).ifPresent(chosen));
        next.setId("fix-next");
        next.setDefaultButton(true);
        next.disableProperty().bind(group.selectedToggleProperty().isNull());
        Node first = offers.forAll().isEmpty() ? cancel : next;
        sheet.open(content, first, cancel, next);
    }

    static Label risk(FixSheet sheet) {
        Label risk = new Label(sheet.risk().words());
        risk.getStyleClass().add("risk");
        if (sheet.risk().disturbs()) {
            risk.getStyleClass().add("disturbs");
        }
        risk.setMinWidth(Region.USE_PREF_SIZE);
        return risk;
    }

    private static Optional<Fix> fix(ToggleGroup group) {
        return Optional.ofNullable(group.getSelectedToggle())
                .map(toggle -> toggle.getUserData())
                .filter(Fix.class::isInstance)
                .map(Fix.class::cast);
    }

    private static ToggleButton offer(Fix fix, ToggleGroup group) {
        FixSheet sheet = fix.sheet();
        Label title = new Label(sheet.title());
        title.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label undo = new Label(sheet.undo() ? "can be undone" : "can't be undone");
        undo.getStyleClass().addAll("faint", "small");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, title, gap, undo, risk(sheet));
        head.setAlignment(Pos.CENTER_LEFT);
        Label summary = new Label(sheet.summary());
        summary.getStyleClass().addAll("muted", "small");
        summary.setWrapText(true);
        VBox both = new OfferBox(head, summary);
        ToggleButton button = new ToggleButton("", both);
        button.getStyleClass().setAll("offer");
        button.setId("fix-" + fix.id());
        button.setAccessibleText(sheet.title() + ", " + sheet.risk().words() + ". " + sheet.summary());
        button.setUserData(fix);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        return button;
    }

    /** As tall as its words are in the width that there is, which a button does not ask for by itself. */
    private static final class OfferBox extends VBox {
        OfferBox(Node... children) {
            super(3, children);
            setPrefWidth(INSIDE);
            setMaxWidth(INSIDE);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(INSIDE);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computePrefHeight(INSIDE);
        }
    }

    private static String words(Offers offers) {
        return offers.forAll().isEmpty()
                ? "No fix is for all of these hosts. Choose hosts that have the same thing wrong with them, for example"
                        + " by a chip above the table."
                : "These are for all of them, going by the last check. Nothing is done before you have seen the plan.";
    }

    private static String others(Offers offers, int hosts) {
        return offers.others().isEmpty()
                ? ""
                : "Not for all: "
                        + offers.others().entrySet().stream()
                                .map(entry -> entry.getKey().sheet().title() + " (not for "
                                        + (entry.getValue() == hosts && hosts > 1
                                                ? "any"
                                                : Words.number(entry.getValue()) + " of " + Words.number(hosts))
                                        + ")")
                                .collect(Collectors.joining(", "));
    }
}
