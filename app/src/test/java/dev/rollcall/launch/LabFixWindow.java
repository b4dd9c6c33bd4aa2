package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.WindowRobot;
import dev.rollcall.ui.fleet.HostLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

/** Bulk fixes on hosts of the lab by one window, as a person goes about them. Called from the test's thread. */
record LabFixWindow(WindowParts parts, WindowRobot window, int hosts) {
    static final String DOMAIN = ".lab.test";
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /** From an empty vault to all hosts seen from inside. */
    void prepare() {
        LabWindowTest.makeVault(window);
        LabWindowTest.addKey(window);
        LabWindowTest.checkAll(window);
        window.press("#review-trust");
        window.waitFor(() -> window.items("#waiting-table") == hosts);
        window.press("#waiting-all");
        window.press("#check-approved");
        window.go("fleet");
        window.waitFor(PATIENCE, () -> window.text("#status").startsWith("Checked " + hosts + " hosts"));
    }

    /** Narrows the table down by that query, which must leave these, selects them all by the keyboard and presses Fix…. */
    void choose(String query, List<String> wanted) {
        filter(query, wanted);
        choose(wanted);
    }

    /** The same, of what a chip left. */
    void choose(List<String> wanted) {
        window.waitFor(() -> shows(wanted));
        window.run(() -> window.table().requestFocus());
        window.key(KeyCode.A, KeyCode.CONTROL);
        window.waitFor(() -> window.text("#selection-count").equals(wanted.size() + " selected"));
        window.press("#fix");
        window.waitFor(() -> window.has("#fix-next"));
    }

    /** Takes the first fix that is offered, which must be this. */
    void take(String fix, String picture) throws Exception {
        window.picture(picture + "-1-choose");
        assertEquals("fix-" + fix, window.ids(".offer").getFirst());
        assertTrue(WindowRobot.onStage(
                () -> window.find(ToggleButton.class, "#fix-" + fix).isSelected()));
        window.press("#fix-next");
        window.waitFor(() -> window.has("#fix-plan"));
    }

    /** Has the plan made, which must say this. */
    void plan(String words, String picture) throws Exception {
        window.press("#fix-plan");
        planned(words, picture + "-2-plan");
    }

    /** Starts it, having typed the number of hosts, and waits for its end: all of them must be verified. */
    CampaignRecord start(int acting, String picture) throws Exception {
        confirm(acting);
        window.waitFor(PATIENCE, this::ended);
        window.picture(picture + "-3-done");
        assertEquals("Finished", window.text("#campaign-state"), () -> window.text("#campaign-reason"));
        CampaignRecord record = record();
        assertTrue(record.chainIntact());
        assertEquals(acting, record.in(StepState.VERIFIED).size(), record::toString);
        String card = window.text("#host-card-title");
        assertTrue(card.contains("verified"), card);
        return record;
    }

    /** Takes back what is shown. */
    void undo(CampaignRecord record, String words, String picture) throws Exception {
        int acting = record.in(StepState.VERIFIED).size();
        window.go("fixes");
        window.press("#undo");
        planned(words, picture + "-4-undo-plan");
        confirm(acting);
        window.waitFor(
                PATIENCE,
                () -> window.text("#campaign-title").startsWith("Undo campaign " + record.number() + ":") && ended());
        window.picture(picture + "-5-undone");
        assertEquals("Finished", window.text("#campaign-state"), () -> window.text("#campaign-reason"));
        assertFalse(window.has("#undo"));
        CampaignRecord back = record();
        assertTrue(back.chainIntact());
        assertEquals(record.number(), back.order().reverts().orElse(0));
        CampaignRecord now = campaigns().campaign(record.number()).orElseThrow();
        assertEquals(acting, now.in(StepState.UNDONE).size(), now::toString);
    }

    /** Checks them by the window; what their cells say then of that check, by name. */
    Map<String, String> checkAgain(Check check, String query, List<String> wanted) {
        filter(query, wanted);
        Instant before = Instant.now();
        window.choose("#check-which", "Check the filtered");
        window.waitFor(
                PATIENCE,
                () -> rows().values().stream()
                        .allMatch(row -> row.verdict()
                                .map(Verdict::at)
                                .filter(at -> at.isAfter(before))
                                .isPresent()));
        window.waitFor(PATIENCE, () -> window.text("#status").startsWith("Checked " + wanted.size() + " host"));
        Map<String, String> codes = new TreeMap<>();
        rows().forEach((name, row) ->
                codes.put(name, row.finding(check).map(Finding::code).orElse("")));
        return codes;
    }

    /** What a person reads of a host in the shown campaign. */
    static StepRecord step(CampaignRecord record, String host) {
        return record.steps().stream()
                .filter(step -> step.subject().name().equals(host + DOMAIN))
                .findFirst()
                .orElseThrow();
    }

    /** To all rows of the matrix, as Esc does: out of a question, of what is selected, of the filter. */
    void everything() {
        window.key(KeyCode.ESCAPE);
        window.go("fleet");
        for (int times = 0; times < 3 && rows().size() < hosts; times++) {
            window.key(KeyCode.ESCAPE);
        }
        window.waitFor(() -> rows().size() == hosts);
    }

    private void filter(String query, List<String> wanted) {
        everything();
        window.fill("#filter", query);
        window.waitFor(() -> shows(wanted));
    }

    private boolean shows(List<String> wanted) {
        return rows().keySet().equals(Set.copyOf(wanted));
    }

    private void planned(String words, String picture) throws Exception {
        window.waitFor(
                PATIENCE,
                () -> window.has("#plan-start") || window.text("#plan-words").startsWith("No host"));
        window.picture(picture);
        assertEquals(words, window.text("#plan-words"));
    }

    private void confirm(int acting) {
        if (window.has("#plan-count")) {
            Button start = window.find(Button.class, "#plan-start");
            assertTrue(start.isDisabled());
            window.fill("#plan-count", String.valueOf(acting + 1));
            assertTrue(start.isDisabled());
            window.fill("#plan-count", String.valueOf(acting));
        }
        window.press("#plan-start");
    }

    private boolean ended() {
        String state = window.text("#campaign-state");
        return state.startsWith("Finished") || state.startsWith("Stopped");
    }

    /** Of the newest campaign, as the store has it. */
    private CampaignRecord record() {
        long number = campaigns().all().getFirst().number();
        return campaigns().campaign(number).orElseThrow();
    }

    private Campaigns campaigns() {
        return parts.fixing(SweepPlan.DEFAULT).campaigns();
    }

    /** What the table shows, by name without the domain. */
    private Map<String, Row> rows() {
        return WindowRobot.onStage(() -> window.table().getItems().stream()
                .map(HostLine::row)
                .collect(Collectors.toMap(row -> row.host().name().replace(DOMAIN, ""), Function.identity())));
    }
}
