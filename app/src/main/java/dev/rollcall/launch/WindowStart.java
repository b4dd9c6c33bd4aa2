package dev.rollcall.launch;

import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Surroundings;
import dev.rollcall.demo.DemoFleet;
import dev.rollcall.host.InputException;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.Demo;
import dev.rollcall.ui.Desk;
import dev.rollcall.ui.FleetWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window on the store, and keeps both until the window is closed. */
final class WindowStart {
    private WindowStart() {}

    /** Returns when the window was closed. */
    static int run(Surroundings surroundings, Wiring wiring) {
        Optional<String> named = Optional.ofNullable(surroundings.environment().get("ROLLCALL_STORE"))
                .filter(text -> !text.isBlank());
        List<DemoFleet> demos = new ArrayList<>();
        try (WindowParts parts = WindowParts.open(wiring, named)) {
            Desk desk = parts.desk(SweepPlan.DEFAULT, () -> demo(wiring, demos));
            CountDownLatch closed = new CountDownLatch(1);
            // JavaFX says so of every program that has it on the class path: nobody who reads it can do anything about
            // it.
            Logger javafx = Logger.getLogger("javafx");
            javafx.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX configuration"));
            Platform.startup(() -> show(desk, closed));
            closed.await();
            // With the vault still open: a shell may have to be deleted over another connection.
            wiring.settle();
            return Commands.DONE;
        } catch (InputException wrong) {
            surroundings.err().println("rollcall: " + wrong.getMessage());
            surroundings.err().flush();
            return Commands.WRONG_INPUT;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Commands.CANNOT_GO_ON;
        } finally {
            synchronized (demos) {
                demos.forEach(DemoFleet::close);
            }
        }
    }

    private static void show(Desk desk, CountDownLatch closed) {
        try {
            Stage stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            new FleetWindow(desk).show(stage);
        } catch (RuntimeException | Error failed) {
            // Without this the process would wait for a window that nobody sees.
            closed.countDown();
            throw failed;
        }
    }

    private static Demo.Running demo(Wiring wiring, List<DemoFleet> demos) throws InputException {
        try {
            DemoFleet fleet = DemoFleet.start();
            wiring.trustGatewaysOf(fleet.authority());
            synchronized (demos) {
                demos.add(fleet);
            }
            return new Demo.Running(fleet.hosts(), Demonstration.plan(fleet));
        } catch (IOException failed) {
            throw new InputException(String.valueOf(failed.getMessage()), failed);
        }
    }
}
