package dev.rollcall.ui.shell;

import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is under way, how fast, and what was last. JavaFX thread only. */
public final class StatusBar {
    private final Label doing = new Label("Ready");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label rate = new Label();
    private final Button cancel;
    private final Label lastCheck = new Label();
    private final HBox bar = new HBox();

    public StatusBar(String store, Runnable cancelCheck) {
        cancel = Buttons.tiny("Cancel", cancelCheck);
        cancel.setId("cancel-check");
        doing.setId("status");
        rate.setId("rate");
        progress.setAccessibleText("Progress of the check");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getStyleClass().add("status-bar");
        bar.getChildren().setAll(doing, progress, rate, cancel, gap, lastCheck, new Label("Store: " + store));
        underWay(false);
    }

    public Node node() {
        return bar;
    }

    public void say(String words) {
        tell(words, false);
    }

    public void problem(String words) {
        tell(words, true);
    }

    /** @param words e.g. {@code 14:02}; empty where there was none */
    public void lastFullCheck(String words) {
        lastCheck.setText(words.isEmpty() ? "" : "Last full check " + words);
    }

    public void begin(int hosts) {
        say("Checking " + Words.hosts(hosts));
        progress.setProgress(0);
        rate.setText("");
        underWay(true);
    }

    public void show(SweepProgress now) {
        say("Checking " + Words.number(now.done()) + " of " + Words.number(now.total()));
        progress.setProgress(now.total() == 0 ? 0 : (double) now.done() / now.total());
        String left = now.left().map(span -> " · " + Words.span(span) + " left").orElse("");
        rate.setText(Words.number(Math.round(now.hostsPerSecond())) + " hosts/s" + left);
    }

    public void end(SweepProgress last) {
        underWay(false);
        String took = " in " + Words.fine(last.elapsed());
        say(
                last.cancelled()
                        ? "Stopped: " + Words.number(last.total() - last.done()) + " of " + Words.hosts(last.total())
                                + " not checked"
                        : "Checked " + Words.hosts(last.done()) + took);
    }

    private void underWay(boolean yes) {
        for (Node node : new Node[] {progress, rate, cancel}) {
            node.setVisible(yes);
            node.setManaged(yes);
        }
    }

    private void tell(String words, boolean bad) {
        doing.setText(words);
        doing.getStyleClass().remove("problem");
        if (bad) {
            doing.getStyleClass().add("problem");
        }
    }
}
