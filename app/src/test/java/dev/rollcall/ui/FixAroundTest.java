package dev.rollcall.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a campaign does to the rest of the window, and the keyboard among its dots. */
@Timeout(60)
final class FixAroundTest {
    @Test
    void arrowsLeadFromDotToDotAndEnterShowsTheHost() throws Exception {
        MemoryKeeping memory = FixWalk.broken(5, () -> {});
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").waves("*", "5%").plan().start();
            walk.state("Finished");
            while (!focused(window).equals("dots-1")) {
                window.key(KeyCode.TAB);
            }
            assertTrue(window.has("#dots-1 .dot-ring"));
            String first = spoken(window);
            assertTrue(first.endsWith("verified: the port is open, 1 of 5"), first);
            window.key(KeyCode.RIGHT);
            window.key(KeyCode.RIGHT);
            assertTrue(spoken(window).endsWith("3 of 5"), spoken(window));
            window.key(KeyCode.LEFT);
            window.key(KeyCode.ENTER);
            String second = spoken(window).split(",", 2)[0];
            assertTrue(window.text("#host-card-title").startsWith(second + " · verified"));
            window.key(KeyCode.END);
            assertTrue(spoken(window).endsWith("5 of 5"), spoken(window));
            window.key(KeyCode.RIGHT);
            window.key(KeyCode.SPACE);
            assertTrue(window.text("#host-card-title").startsWith(spoken(window).split(",", 2)[0] + " · verified"));
            window.key(KeyCode.HOME);
            assertEquals(first, spoken(window));
            assertEquals("dots-1", focused(window));
            window.picture("61-dots-focus");
        }
    }

    @Test
    void theKeyboardStaysOnItsDotWhileTheyTurnAndWhenAllIsOver() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        MemoryKeeping memory = FixWalk.broken(390, FixWalk.held(new AtomicInteger(), 0, gate));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            window.run(() -> window.stage.setHeight(500));
            walk.all().fix("mend").waves("*", "5%").plan().start();
            window.waitFor(() -> window.text("#wave-words-1").contains("50 running"));
            window.run(() -> window.find(Node.class, "#dots-1").requestFocus());
            window.key(KeyCode.END);
            window.key(KeyCode.UP);
            window.key(KeyCode.DOWN);
            assertTrue(spoken(window).contains(", planned"), spoken(window));
            gate.countDown();
            walk.state("Finished");
            assertEquals("dots-1", focused(window));
            assertTrue(spoken(window).contains(", verified: the port is open, 390 of 390"), spoken(window));
            ScrollPane scroll = window.find(ScrollPane.class, ".fix-scroll");
            // The host's card takes room, so there are more lines of dots now: it is still in sight.
            window.waitFor(() -> scroll.getVvalue() > 0);
        }
    }

    @Test
    void theMatrixShowsWhatTheCampaignSawWithoutAnotherCheck() throws Exception {
        MemoryKeeping memory = FixWalk.broken(3, () -> {});
        List<Host> hosts = FixWalk.hosts(memory);
        memory.fleet.failing(hosts.get(2));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            window.waitFor(() -> port(window, hosts.get(0)) == Status.FAIL);
            walk.only(hosts.get(0), hosts.get(2))
                    .fix("mend")
                    .waves("*", "100")
                    .plan()
                    .start();
            walk.state("Finished · 1 failed");
            window.go("fleet");
            window.waitFor(() -> window.has("#fleet-table"));
            window.waitFor(() -> port(window, hosts.get(0)) == Status.OK);
            assertEquals(Status.FAIL, port(window, hosts.get(1)), "nobody acted on it");
            assertEquals(Status.FAIL, port(window, hosts.get(2)));
            assertFalse(window.sweeper.started());
            window.go("fixes");
            window.press("#undo");
            window.waitFor(() -> window.has("#plan-start"));
            walk.start();
            walk.state("Finished");
            window.go("fleet");
            window.waitFor(() -> window.has("#fleet-table"));
            window.waitFor(() -> port(window, hosts.get(0)) == Status.FAIL);
        }
    }

    @Test
    void closingTheWindowAsksWhileACampaignRunsAndBothAnswersHold() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger applied = new AtomicInteger();
        MemoryKeeping memory = FixWalk.broken(5, FixWalk.held(applied, 1, gate));
        try (Driver window = Driver.open(memory)) {
            FixWalk walk = new FixWalk(window);
            walk.all().fix("mend").waves("1,1,*", "5%").plan().start();
            window.waitFor(() -> applied.get() == 2);
            askToClose(window);
            window.waitFor(() -> window.has("#close-stop"));
            window.picture("62-close-question");
            window.press("#close-stay");
            window.waitFor(() -> !window.has("#close-stop"));
            walk.state("Running");
            askToClose(window);
            window.press("#close-stop");
            window.waitFor(() -> !window.has("#close-stop"));
            walk.state("Stopping");
            assertTrue(
                    WindowRobot.onStage(window.stage::isShowing), "the host that is worked on comes to its end first");
            gate.countDown();
            window.waitFor(() -> !window.stage.isShowing());
            assertEquals(2, applied.get(), "no other host was begun");
            assertEquals(
                    "stopped",
                    memory.fleet.campaigns().campaign(1).orElseThrow().state().key());
        }
    }

    @Test
    void withoutACampaignTheWindowClosesAtOnce() throws Exception {
        try (Driver window = Driver.open(FixWalk.broken(1, () -> {}))) {
            askToClose(window);
            window.waitFor(() -> !window.stage.isShowing());
        }
    }

    private static void askToClose(Driver window) {
        window.run(() -> window.stage.fireEvent(new WindowEvent(window.stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static Status port(Driver window, Host host) {
        return WindowRobot.onStage(() -> window.table().getItems().stream()
                .filter(line -> line.host().equals(host))
                .findFirst()
                .flatMap(line -> line.row().verdict())
                .flatMap(verdict -> verdict.finding(Check.PORT))
                .map(Finding::status)
                .orElse(Status.UNKNOWN));
    }

    private static String focused(Driver window) {
        return WindowRobot.onStage(() -> {
            Node owner = window.stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    private static String spoken(Driver window) {
        return WindowRobot.onStage(
                () -> String.valueOf(window.stage.getScene().lookup("#dots-1").getAccessibleText()));
    }
}
