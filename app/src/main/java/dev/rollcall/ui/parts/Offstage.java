package dev.rollcall.ui.parts;

import dev.rollcall.host.InputException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Does slow work away from the JavaFX thread, and brings what came of it back there. JavaFX thread. */
public final class Offstage implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Offstage.class.getName());

    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService ordered = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("window-orders").daemon().factory());

    /** @param problem hears one line for a person, on the JavaFX thread */
    public <T> void run(Callable<T> task, Consumer<T> then, Consumer<String> problem) {
        if (work.isShutdown()) {
            return;
        }
        work.execute(() -> {
            try {
                T result = task.call();
                Platform.runLater(() -> then.accept(result));
            } catch (InputException refused) {
                Platform.runLater(() -> problem.accept(said(refused)));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                LOG.log(System.Logger.Level.WARNING, "Work for the window failed", failed);
                Platform.runLater(() -> problem.accept("That did not work: " + said(failed)));
            }
        });
    }

    /** One after the other, in the order of the calls, e.g. writes of settings. */
    public void inOrder(Runnable task) {
        if (ordered.isShutdown()) {
            return;
        }
        ordered.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.WARNING, "Work for the window failed", failed);
            }
        });
    }

    /** Waits for what was ordered, and ends the rest; what is asked for later is not done. */
    @Override
    public void close() {
        work.shutdownNow();
        ordered.close();
    }

    private static String said(Exception failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }
}
