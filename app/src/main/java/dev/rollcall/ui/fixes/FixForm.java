package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.Gate;
import dev.rollcall.campaign.Waves;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Form;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.TallScroll;
import dev.rollcall.ui.parts.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks for what a fix has to be told, and how carefully to go about it. JavaFX thread. */
final class FixForm {
    private static final double WIDTH = 460;
    private static final double TALLEST = 520;
    private static final String LEAVE_OUT = "Leave them out";
    private static final String WAIT = "Wait until people have left";
    private static final String GO_ON = "Go on all the same";

    private final Fix fix;
    private final String by;
    private final Form form;
    private final FixFields fields;
    private final TextField waves;
    private final TextField gate;
    private final ComboBox<String> inUse = new ComboBox<>();
    private final TextField patience;
    private final TextField message;
    private final Label problem = new Label();

    /** @param chooseFile is given what the file is */
    FixForm(Fix fix, int hosts, String by, Function<String, Optional<Path>> chooseFile) {
        this.fix = fix;
        this.by = by;
        form = new Form(fix.sheet().title(), fix.sheet().summary());
        fields = new FixFields(form, fix.sheet().parameters(), chooseFile);
        waves = form.text(
                "fix-waves", "Waves: how many of the " + Words.hosts(hosts) + " at first, then, and so on", "1,10,*");
        waves.setText(Waves.USUAL.toString());
        gate = form.text("fix-gate", "Stop when more than this share of a wave fails its check", "5%");
        gate.setText("5%");
        // One host is one wave, and nothing comes after it that could be stopped.
        waves.setVisible(hosts > 1);
        gate.setVisible(hosts > 1);
        inUse.getItems().setAll(LEAVE_OUT, WAIT, GO_ON);
        inUse.setValue(LEAVE_OUT);
        inUse.setId("fix-in-use");
        inUse.setMaxWidth(Double.MAX_VALUE);
        if (fix.disturbsOthers()) {
            form.other("Hosts that people work on", inUse);
        }
        patience = form.text("fix-patience", "Wait at most so many minutes", "30");
        patience.setText(String.valueOf(Care.USUAL.idleWithin().toMinutes()));
        message = form.text("fix-message", "Tell people who are waited for", "Please log off: maintenance begins soon");
        inUse.valueProperty().addListener((seen, before, now) -> showWaiting());
        showWaiting();
        problem.setId("fix-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMaxWidth(WIDTH);
        say("");
    }

    /** @param plan is given the order; the sheet is closed by then */
    void ask(Sheet sheet, Runnable back, Consumer<CampaignOrder> plan) {
        Button next = Buttons.primary("Plan", () -> {
            try {
                CampaignOrder order = order();
                sheet.close();
                plan.accept(order);
            } catch (InputException wrong) {
                say(String.valueOf(wrong.getMessage()));
            }
        });
        next.setId("fix-plan");
        next.setDefaultButton(true);
        TallScroll scroll = new TallScroll(new StackPane(form.node()));
        scroll.setMaxHeight(TALLEST);
        scroll.setPrefWidth(WIDTH);
        sheet.open(
                new VBox(10, scroll, problem),
                next,
                Buttons.plain("Cancel", sheet::close),
                Buttons.plain("Back", back),
                next);
    }

    /** Below the fields, where it can be seen however many there are. */
    private void say(String words) {
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
    }

    private void showWaiting() {
        patience.setVisible(WAIT.equals(inUse.getValue()));
        message.setVisible(WAIT.equals(inUse.getValue()));
    }

    private CampaignOrder order() throws InputException {
        say("");
        Map<String, String> said = fields.said();
        FixSettings.of(fix.sheet(), said);
        return new CampaignOrder(fix.id(), said, care(), by, OptionalLong.empty());
    }

    private Care care() throws InputException {
        Care.InUse used = Map.of(LEAVE_OUT, Care.InUse.LEAVE_OUT, WAIT, Care.InUse.WAIT, GO_ON, Care.InUse.GO_ON)
                .getOrDefault(inUse.getValue(), Care.InUse.LEAVE_OUT);
        boolean waits = used == Care.InUse.WAIT;
        return new Care(
                Waves.parse(waves.getText().strip()),
                Gate.parse(gate.getText().strip()),
                used,
                waits ? minutes(patience.getText().strip()) : Care.USUAL.idleWithin(),
                waits ? message.getText().strip() : "",
                Care.USUAL.atOnce());
    }

    private static Duration minutes(String text) throws InputException {
        if (List.of("", "0").contains(text) || !text.matches("[0-9]{1,4}")) {
            throw new InputException("How long to wait for people: a number of minutes, like 30.");
        }
        return Duration.ofMinutes(Long.parseLong(text));
    }
}
