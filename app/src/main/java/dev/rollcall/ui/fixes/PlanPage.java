package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would be done, host by host, before anything is; then whether it shall be. JavaFX thread. */
final class PlanPage {
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label problem = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final StepTable table = StepTable.ofPlan();
    private final HBox confirm = new HBox();
    private final HBox head;
    private final VBox page;
    private final Offstage offstage;
    private final PlanActions actions;
    private Optional<Planning> planning = Optional.empty();

    PlanPage(Offstage offstage, PlanActions actions) {
        this.offstage = offstage;
        this.actions = actions;
        title.setId("plan-title");
        title.getStyleClass().add("heading");
        words.setId("plan-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        problem.setId("plan-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinHeight(4);
        progress.setMaxHeight(4);
        progress.getStyleClass().add("plan-progress");
        head = new HBox(10);
        head.setAlignment(Pos.CENTER_LEFT);
        confirm.getStyleClass().add("confirm-bar");
        confirm.setId("plan-confirm");
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setMargin(table.node(), new Insets(8, 0, 8, 0));
        page = new VBox(6, head, words, problem, progress, table.node(), confirm);
        page.setId("plan");
        page.setPadding(new Insets(14, 20, 14, 20));
        for (Node node : List.of(problem, progress, confirm)) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    Node node() {
        return page;
    }

    /** Makes a plan, and shows it then. {@code what} is said of it in a title. */
    void begin(String what, FixSheet sheet, CampaignOrder order, int hosts, Planning.Maker maker) {
        giveUp();
        title.setText(what);
        words.setText("Asking " + Words.hosts(hosts) + " what would change. Nothing is changed by that.");
        problem.setVisible(false);
        confirm.setVisible(false);
        confirm.getChildren().clear();
        table.node().setVisible(false);
        progress.setVisible(true);
        progress.setProgress(0);
        heading(sheet, order, Buttons.plain("Cancel", this::cancel));
        planning = Optional.of(Planning.begin(
                maker,
                offstage,
                asked -> {
                    progress.setProgress((double) asked / Math.max(1, hosts));
                    words.setText("Asked " + Words.number(asked) + " of " + Words.hosts(hosts)
                            + " what would change. Nothing is changed by that.");
                },
                plan -> {
                    heading(sheet, order, Buttons.plain("Discard", this::cancel));
                    show(sheet, plan);
                    actions.made().accept(plan);
                },
                this::failed));
    }

    boolean open() {
        return planning.isPresent();
    }

    /** Lets go of the plan, made or in the making. */
    void giveUp() {
        planning.ifPresent(Planning::cancel);
        planning = Optional.empty();
    }

    private void cancel() {
        giveUp();
        actions.back().run();
    }

    private void heading(FixSheet sheet, CampaignOrder order, Button last) {
        last.setId("plan-cancel");
        Button script = Buttons.plain("Read the script…", () -> actions.script().accept(order));
        script.setId("plan-script");
        Button about = Buttons.plain("Read about it", () -> actions.read().accept(sheet.id()));
        about.setId("plan-read");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().setAll(title, ChooseFix.risk(sheet), gap, about, script, last);
    }

    private void failed(String why) {
        progress.setVisible(false);
        words.setText("There is no plan, and nothing was changed.");
        problem.setText(why);
        problem.setVisible(true);
    }

    private void show(FixSheet sheet, CampaignPlan plan) {
        List<StepRecord> steps = plan.records();
        int acting = plan.acting().size();
        progress.setVisible(false);
        table.node().setVisible(true);
        table.show(steps);
        words.setText(counts(steps, acting));
        confirm.setVisible(true);
        if (acting == 0) {
            Label nothing = new Label("There is nothing to do: see above why each host is left out.");
            confirm.getChildren().setAll(nothing);
        } else {
            confirm.getChildren().setAll(confirmation(sheet, plan, acting));
        }
    }

    private List<Node> confirmation(FixSheet sheet, CampaignPlan plan, int acting) {
        Button start = Buttons.primary("Start on " + Words.hosts(acting), () -> {
            planning = Optional.empty();
            // Pressed twice it would be two campaigns.
            confirm.getChildren().setAll(new Label("It is being started: first it is written down."));
            actions.start().accept(plan);
        });
        start.setId("plan-start");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        if (!sheet.risk().disturbs()) {
            Label ask = new Label("Nobody notices while it is done.");
            ask.getStyleClass().add("muted");
            return List.of(ask, gap, start);
        }
        Label ask = new Label("People will notice: " + sheet.risk().words() + ". Type " + acting
                + ", the number of hosts, to go on:");
        ask.setId("plan-ask");
        TextField count = new TextField();
        count.setId("plan-count");
        count.setPrefWidth(90);
        count.setAccessibleText("Number of hosts");
        start.setDisable(true);
        count.textProperty()
                .addListener(
                        (seen, before, now) -> start.setDisable(!now.strip().equals(String.valueOf(acting))));
        count.setOnAction(entered -> start.fire());
        return List.of(ask, count, gap, start);
    }

    private static String counts(List<StepRecord> steps, int acting) {
        int waves = steps.stream().mapToInt(StepRecord::wave).max().orElse(0);
        String would = acting == 0
                ? "No host would change"
                : Words.hosts(acting) + " would change, in " + (waves == 1 ? "one wave" : waves + " waves");
        Map<LeftOut, Integer> out = new EnumMap<>(LeftOut.class);
        steps.forEach(step -> step.leftOut().ifPresent(why -> out.merge(why, 1, Integer::sum)));
        if (out.isEmpty()) {
            return would;
        }
        int all = out.values().stream().mapToInt(Integer::intValue).sum();
        return would + " · " + Words.number(all) + " left out: "
                + out.entrySet().stream()
                        .map(entry -> Words.number(entry.getValue()) + " "
                                + entry.getKey().key().replace('-', ' '))
                        .collect(Collectors.joining(", "));
    }

    /**
     * @param made is given a plan as soon as there is one
     * @param script is given what somebody wants to read the script of
     * @param read shows what is known of a fix
     */
    record PlanActions(
            Consumer<CampaignPlan> made,
            Consumer<CampaignPlan> start,
            Consumer<CampaignOrder> script,
            Consumer<String> read,
            Runnable back) {}
}
