package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that comes before a campaign: nothing is done to any host by then. */
@Timeout(60)
final class FixPlanTest {
    @Test
    void thePlanSaysHowManyAreLeftOutAndWhyAndForEachHostWhatWouldChange() throws Exception {
        MemoryKeeping memory = FixWalk.broken(7, () -> {});
        List<Host> hosts = FixWalk.hosts(memory);
        memory.fleet.closed(hosts.get(1));
        memory.fleet.sound(hosts.get(3));
        memory.fleet.sound(hosts.get(4));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").plan();
            assertEquals(
                    "4 hosts would change, in 2 waves · 3 left out: 2 already so, 1 no access",
                    window.text("#plan-words"));
            List<String> cells = walk.cells("#plan-table");
            assertEquals(7, window.items("#plan-table"));
            assertEquals(4, cells.stream().filter("port closed"::equals).count(), cells::toString);
            assertEquals(4, cells.stream().filter("port open"::equals).count(), cells::toString);
            assertTrue(cells.contains("it answers"), cells::toString);
            assertTrue(cells.contains("nothing answers there"), cells::toString);
            assertEquals(
                    "Start on 4 hosts", window.find(Button.class, "#plan-start").getText());
            window.press("#plan-cancel");
            window.waitFor(() -> window.has("#fixes-hint"));
            assertFalse(memory.fleet.isMended(hosts.getFirst()));
        }
    }

    @Test
    void withNothingToDoThereIsNothingToStart() throws Exception {
        MemoryKeeping memory = FixWalk.broken(3, () -> {});
        FixWalk.hosts(memory).forEach(memory.fleet::sound);
        try (Driver window = Driver.open(memory)) {
            new FixWalk(window).all().fix("mend");
            window.press("#fix-plan");
            window.waitFor(() -> window.text("#plan-words").startsWith("No host would change · 3 left out"));
            assertFalse(window.has("#plan-start"));
        }
    }

    @Test
    void aPlanThatIsGivenUpLeavesNothingRunning() throws Exception {
        MemoryKeeping memory = FixWalk.broken(70, () -> {});
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger givenUp = new AtomicInteger();
        FixWalk.hosts(memory).forEach(host -> memory.fleet.asksFor(host, never, asked, givenUp));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend");
            window.press("#fix-plan");
            window.waitFor(() -> asked.get() == 50);
            assertTrue(window.text("#plan-words").startsWith("Asked "), window.text("#plan-words"));
            window.picture("57-plan-running");
            window.press("#plan-cancel");
            window.waitFor(() -> window.has("#fixes-hint"));
            window.waitFor(() -> givenUp.get() == asked.get());
            assertEquals(50, asked.get(), "nobody else is asked");
            assertTrue(window.memory.fleet.campaigns().all().isEmpty());
            never.countDown();
            walk.all().fix("mend").plan();
            assertTrue(window.text("#plan-words").startsWith("70 hosts would change"), window.text("#plan-words"));
        }
    }

    @Test
    void whereRiskAsksTheNumberOfHostsIsTypedAndNoOtherTurnsTheButtonOn() throws Exception {
        MemoryKeeping memory = FixWalk.broken(4, () -> {});
        try (Driver window = Driver.open(memory)) {
            new FixWalk(window).all().fix("mend-briefly").plan();
            window.waitFor(() -> window.has("#plan-count"));
            window.run(() -> window.find(TextInputControl.class, "#plan-count").requestFocus());
            for (String wrong : List.of("3", "44", "four", "-4", "4.0")) {
                window.fill("#plan-count", wrong);
                assertTrue(window.find(Button.class, "#plan-start").isDisabled(), wrong);
                window.key(KeyCode.ENTER);
                assertTrue(window.has("#plan"), wrong);
            }
            window.fill("#plan-count", "");
            window.write("4");
            assertFalse(window.find(Button.class, "#plan-start").isDisabled());
            window.key(KeyCode.ENTER);
            new FixWalk(window).state("Finished");
        }
    }

    @Test
    void ofAScriptOfOnesOwnTheScriptIsReadFirstAndThenWhatIsAroundIt(@TempDir Path folder) throws Exception {
        Path own = Files.writeString(folder.resolve("patch.sh"), "#!/bin/sh\necho mine\n");
        MemoryKeeping memory = FixWalk.broken(2, () -> {});
        try (Driver window = Driver.open(memory)) {
            new FixWalk(window).all().fix("run-script");
            window.fill("#fix-parameter-file", own.toString());
            window.press("#fix-plan");
            window.waitFor(() -> window.has("#plan-count"));
            window.press("#plan-script");
            window.waitFor(() -> window.has("#script-close"));
            assertTrue(window.text("#script-words").startsWith("Your own script"), window.text("#script-words"));
            assertEquals(
                    Files.readString(own),
                    window.find(TextInputControl.class, "#script-Yours-patch-sh")
                            .getText());
            List<String> tabs = WindowRobot.onStage(
                    () -> window.stage.getScene().lookup("#script-tabs").lookupAll(".tab-label").stream()
                            .map(Node::toString)
                            .toList());
            assertTrue(tabs.getFirst().contains("Yours: patch.sh"), tabs::toString);
            assertTrue(tabs.stream().anyMatch(tab -> tab.contains("Around it: run-script.sh")), tabs::toString);
            window.picture("58-script-own");
            window.press("#script-close");
            Files.delete(own);
            window.press("#plan-script");
            window.waitFor(() -> window.text("#status").contains("there is no such file"));
        }
    }
}
