package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bulk fixes, as a person meets them in the window: real campaigns over hosts that are made up. */
@Timeout(120)
final class FixesTest {
    private static final int HOSTS = 234;

    /** Of these the port is filtered. */
    private static boolean filtered(Host host) {
        return ScriptedFleet.number(host) % 9 == 2;
    }

    private static MemoryKeeping fleet(Runnable onApply) {
        MemoryKeeping memory = new MemoryKeeping();
        List<Host> hosts = ScriptedFleet.hosts(HOSTS);
        memory.put(hosts);
        memory.keep(hosts.stream().map(ScriptedFleet::round).toList(), List.of());
        int number = 0;
        for (Host host : hosts) {
            if (!filtered(host)) {
                memory.fleet.sound(host);
            } else {
                number++;
                switch (number % 13) {
                    case 9 -> memory.fleet.failing(host);
                    case 4 -> memory.fleet.closed(host);
                    default -> memory.fleet.broken(host, onApply);
                }
            }
        }
        return memory;
    }

    private static void chip(Driver window, String title) {
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .filter(chip -> chip.getText().equals(title))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static void choose(Driver window, String fix) {
        window.press("#fix");
        window.waitFor(() -> window.has("#fix-next"));
        window.waitFor(() -> window.has("#fix-" + fix));
        window.run(() -> window.find(ToggleButton.class, "#fix-" + fix).setSelected(true));
        window.press("#fix-next");
        window.waitFor(() -> window.has("#fix-plan"));
    }

    @Test
    void fromAChipToAPlanToWavesToAReportAndBack(@TempDir Path folder) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        MemoryKeeping memory = fleet(() -> {
            if (applied.incrementAndGet() > 16) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        try (Driver window = Driver.open(memory)) {
            window.go("fixes");
            window.waitFor(() -> window.has("#fixes-hint"));
            window.picture("40-fixes-empty");
            window.go("fleet");
            chip(window, "Port filtered");
            window.waitFor(() -> window.has("#fix"));
            assertEquals("26 hosts match the filter", window.text("#selection-count"));
            window.picture("41-fix-bar");
            window.press("#fix");
            window.waitFor(() -> window.has("#fix-next"));
            window.picture("42-fix-choose");
            window.run(
                    () -> window.find(ToggleButton.class, "#fix-mend-briefly").setSelected(true));
            window.press("#fix-next");
            window.fill("#fix-gate", "50");
            window.fill("#fix-waves", "1,5,*");
            window.picture("43-fix-form");
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#plan-count"));
            window.picture("44-plan");
            assertTrue(
                    window.text("#plan-words").startsWith("24 hosts would change, in 3 waves"),
                    () -> window.text("#plan-words"));
            assertTrue(window.find(Button.class, "#plan-start").isDisabled());
            window.press("#plan-script");
            window.waitFor(() -> window.has("#script-close"));
            window.press("#script-close");
            window.fill("#plan-count", "23");
            assertTrue(window.find(Button.class, "#plan-start").isDisabled());
            window.fill("#plan-count", "24");
            AtomicBoolean stillThere = new AtomicBoolean();
            window.run(() -> {
                window.find(Button.class, "#plan-start").fire();
                stillThere.set(window.stage.getScene().lookup("#plan-start") != null);
            });
            assertFalse(stillThere.get(), "pressed twice it would be two campaigns");
            window.waitFor(() ->
                    window.has("#campaign") && window.text("#campaign-state").equals("Running · wave 3 of 3"));
            window.waitFor(() -> window.text("#wave-words-3").contains("running"));
            window.picture("45-campaign-light");
            window.press("#switch-theme");
            window.picture("45-campaign-dark");
            window.press("#switch-theme");
            window.press("#pause");
            window.waitFor(() -> window.text("#campaign-state").startsWith("Paused"));
            window.press("#campaign-go-on");
            window.waitFor(() -> window.text("#campaign-state").startsWith("Running"));
            gate.countDown();
            window.waitFor(() -> window.text("#campaign-state").equals("Finished · 2 failed"));
            window.picture("46-campaign-finished");
            assertTrue(window.text("#host-card-title").contains("failed"), () -> window.text("#host-card-title"));
            window.files.chooseToSave(folder.resolve("note.md"));
            window.press("#report");
            window.waitFor(() -> window.text("#status").startsWith("Wrote the report"));
            assertTrue(Files.readString(folder.resolve("note.md")).contains("Campaign 1"));
            window.press("#undo");
            window.waitFor(() -> window.has("#plan-count"));
            window.picture("47-undo-plan");
            String hosts = window.find(Button.class, "#plan-start").getText().replaceAll("[^0-9]", "");
            window.fill("#plan-count", hosts);
            window.press("#plan-start");
            window.waitFor(() -> window.text("#campaign-title").startsWith("Undo campaign 1"));
            window.waitFor(() -> window.text("#campaign-state").matches("Finished|Stopped"));
            window.run(() -> ((Hyperlink) window.stage.getScene().lookup("#all-campaigns")).fire());
            window.waitFor(() -> window.items("#campaign-table") == 2);
            window.picture("48-campaigns");
            window.run(() -> {
                TableView<?> table = window.find(TableView.class, "#campaign-table");
                table.getSelectionModel().select(1);
                table.requestFocus();
            });
            window.key(KeyCode.ENTER);
            window.waitFor(() ->
                    window.has("#campaign") && window.text("#campaign-title").equals("Mend"));
            window.picture("49-campaign-undone");
        }
    }

    @Test
    void onlyWhatIsForAllOfTheChoiceIsOfferedAndEscPutsTheQuestionAway() throws Exception {
        try (Driver window = Driver.open(fleet(() -> {}))) {
            window.run(() -> window.table().getSelectionModel().selectRange(0, 9));
            window.press("#fix");
            window.waitFor(() -> window.has("#fix-next") && window.has("#fix-break"));
            assertFalse(window.has("#fix-mend"));
            assertTrue(
                    window.text("#offer-others").startsWith("Not for all: Mend"), () -> window.text("#offer-others"));
            window.picture("50-fix-not-for-all");
            window.key(KeyCode.ESCAPE);
            window.waitFor(() -> !window.has("#fix-next"));
        }
    }

    @Test
    void whatCuresTheSharedCauseComesFirstAndAsksForItsParametersAndSaysWhatIsMissing() throws Exception {
        try (Driver window = Driver.open(fleet(() -> {}))) {
            chip(window, "Certificate expired");
            window.press("#fix");
            window.waitFor(() -> window.has("#fix-next") && window.has("#fix-regenerate-certificate"));
            assertTrue(WindowRobot.onStage(() -> window.find(ToggleButton.class, "#fix-regenerate-certificate")
                    .isSelected()));
            window.picture("54-fix-shared-cause");
            window.press("#fix-next");
            window.waitFor(() -> window.has("#fix-plan"));
            window.picture("55-fix-parameters");
            window.key(KeyCode.ESCAPE);
            choose(window, "disable-nla");
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#fix-problem"));
            assertTrue(window.text("#fix-problem").startsWith("This is needed:"), () -> window.text("#fix-problem"));
            window.picture("56-fix-missing");
        }
    }

    @Test
    void aCampaignThatBreaksThingsStopsAfterTheCanaryAndSaysWhyAndIsUndone() throws Exception {
        MemoryKeeping memory = fleet(() -> {});
        try (Driver window = Driver.open(memory)) {
            window.run(() -> window.table().getSelectionModel().selectRange(0, 30));
            choose(window, "break");
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#plan-start"));
            window.press("#plan-start");
            window.waitFor(() -> window.text("#campaign-state").equals("Stopped"));
            assertTrue(window.text("#campaign-reason").startsWith("1 of 1 were not verified"));
            window.picture("51-campaign-stopped");
            assertTrue(window.has("#resume"));
            window.press("#undo");
            window.waitFor(() -> window.has("#plan-start"));
            window.press("#plan-start");
            window.waitFor(() -> window.text("#campaign-title").startsWith("Undo campaign 1")
                    && window.text("#campaign-state").equals("Finished"));
            assertTrue(memory.all().stream().filter(host -> !filtered(host)).allMatch(memory.fleet::isMended));
        }
    }

    @Test
    void thousandsOfHostsStayQuick() throws Exception {
        MemoryKeeping memory = new MemoryKeeping();
        List<Host> hosts = ScriptedFleet.hosts(3_000);
        memory.put(hosts);
        hosts.forEach(host -> memory.fleet.broken(host, () -> {}));
        try (Driver window = Driver.open(memory)) {
            window.run(() -> window.table().getSelectionModel().selectAll());
            choose(window, "mend");
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#plan-start"));
            window.press("#plan-start");
            window.waitFor(() -> window.text("#campaign-state").equals("Running · wave 3 of 3")
                    && window.text("#wave-words-3").contains("verified"));
            window.picture("52-campaign-thousands");
            window.waitFor(
                    Duration.ofSeconds(60), () -> window.text("#campaign-state").equals("Finished"));
            window.picture("53-campaign-thousands-done");
        }
    }
}
