package dev.rollcall.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.WindowRobot;
import dev.rollcall.ui.fleet.HostLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bulk fix by the window on real hosts of the lab: chosen in the matrix, planned, run, seen from outside, taken back. */
@Tag("lab")
@Timeout(300)
class LabFixWindowTest {
    private static final String STOPPED = "stopped.lab.test";
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @BeforeAll
    static void stop() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", "stopped");
    }

    @AfterAll
    static void putItBack() throws Exception {
        LabScripts.areHere();
        LabScripts.run("reset", "stopped");
    }

    @Test
    void aStoppedServiceIsStartedByTheWindowAndStoppedAgain(@TempDir Path folder) throws Exception {
        List<String> names = List.of(STOPPED, "good.lab.test");
        try (WindowParts parts = LabWindowTest.parts(folder, names);
                WindowRobot window = LabWindowTest.open(parts)) {
            LabWindowTest.makeVault(window);
            LabWindowTest.addKey(window);
            LabWindowTest.checkAll(window);
            window.press("#review-trust");
            window.waitFor(() -> window.items("#waiting-table") == names.size());
            window.press("#waiting-all");
            window.press("#check-approved");
            window.go("fleet");
            window.waitFor(PATIENCE, () -> window.text("#status").startsWith("Checked 2 hosts"));

            window.run(() -> {
                for (HostLine line : window.table().getItems()) {
                    if (line.host().name().equals(STOPPED)) {
                        window.table().getSelectionModel().clearSelection();
                        window.table().getSelectionModel().select(line);
                    }
                }
            });
            window.press("#fix");
            window.waitFor(() -> window.has("#fix-start-service"));
            window.picture("lab-20-fix-choose");
            window.run(
                    () -> window.find(ToggleButton.class, "#fix-start-service").setSelected(true));
            window.press("#fix-next");
            window.press("#fix-plan");
            window.waitFor(PATIENCE, () -> window.has("#plan-start"));
            window.picture("lab-21-fix-plan");
            assertEquals("1 host would change, in one wave", window.text("#plan-words"));
            window.press("#plan-start");
            window.waitFor(PATIENCE, () -> window.text("#campaign-state").startsWith("Finished"));
            window.picture("lab-22-fix-done");
            assertTrue(window.text("#host-card-title").contains("verified"), window.text("#host-card-title"));
            assertEquals(StepState.VERIFIED, state(parts, 1));

            window.press("#undo");
            window.waitFor(PATIENCE, () -> window.has("#plan-start"));
            window.press("#plan-start");
            window.waitFor(
                    PATIENCE,
                    () -> window.text("#campaign-title").startsWith("Undo campaign 1")
                            && window.text("#campaign-state").startsWith("Finished"));
            window.picture("lab-23-fix-undone");
            assertEquals(StepState.UNDONE, state(parts, 1));
        }
    }

    private static StepState state(WindowParts parts, long number) {
        CampaignRecord record =
                parts.fixing(SweepPlan.DEFAULT).campaigns().campaign(number).orElseThrow();
        assertTrue(record.chainIntact());
        return record.steps().getFirst().state();
    }
}
