package dev.rollcall.ui.credentials;

import dev.rollcall.host.Host;
import dev.rollcall.ui.credentials.Approvals.Shown;
import dev.rollcall.ui.credentials.Credentials.Choice;
import dev.rollcall.ui.credentials.Credentials.Tried;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A part of a host's page: what it is logged on to with and why, whether that was stopped, and what it shows that nobody has
 * approved. JavaFX thread.
 */
public final class LogonCard {
    private final Credentials credentials;
    private final Approvals approvals;
    private final Offstage offstage;
    private final LogonActions actions;
    private final VBox card = new VBox();
    private final VBox trial = new VBox(4);
    private Optional<Host> shown = Optional.empty();

    public LogonCard(Credentials credentials, Approvals approvals, Offstage offstage, LogonActions actions) {
        this.credentials = credentials;
        this.approvals = approvals;
        this.offstage = offstage;
        this.actions = actions;
        card.setId("logon");
        card.getStyleClass().add("card");
    }

    /** The card for this host; empty where there is no vault to log on with. */
    public Optional<Node> of(Host host) {
        if (!shown.map(Host::id).equals(Optional.of(host.id()))) {
            trial.getChildren().clear();
        }
        shown = Optional.of(host);
        show(host);
        return credentials.exist() ? Optional.of(card) : Optional.empty();
    }

    /** Shows what holds now. */
    public void refresh() {
        shown.ifPresent(this::show);
    }

    private void show(Host host) {
        Label title = new Label("LOGGING ON");
        title.getStyleClass().add("card-title");
        card.getChildren().setAll(title);
        Optional<Choice> choice = credentials.chosen(host);
        if (!credentials.unlocked()) {
            line("The credentials are locked.", Buttons.tiny("Unlock…", actions.unlock()));
        } else if (choice.isEmpty()) {
            line("No credential is for this host.", Buttons.tiny("Credentials", actions.credentials()));
        } else {
            show(host, choice.get());
        }
        List<Shown> unapproved = approvals.waiting().stream()
                .filter(one -> one.host().equalsIgnoreCase(host.name()))
                .toList();
        if (!unapproved.isEmpty()) {
            show(unapproved);
        }
    }

    private void show(Host host, Choice choice) {
        Button attempt = Buttons.tiny("Try it", () -> {});
        attempt.setId("logon-try");
        attempt.setOnAction(pressed -> attempt(host, choice, attempt));
        line("With " + choice.name(), attempt);
        card.getChildren().addAll(words(choice.why(), "muted"), trial);
        for (Credentials.Stop stop : credentials.stopped()) {
            if (stop.name().equals(choice.name())) {
                Button on = Buttons.tiny("Go on", () -> actions.goOn().accept(stop.name()));
                on.setId("logon-go-on");
                attempt.setDisable(true);
                card.getChildren().add(row(words(stop.why(), "problem"), on));
            }
        }
    }

    private void attempt(Host host, Choice choice, Button pressed) {
        pressed.setDisable(true);
        trial.getChildren().setAll(words("Trying…", "faint"));
        offstage.run(() -> credentials.tryOn(host, choice.name()), tried -> tried(host, tried), problem -> {
            pressed.setDisable(false);
            if (isShown(host)) {
                trial.getChildren().setAll(words(problem, "problem"));
            }
        });
    }

    private void tried(Host host, List<Tried> tried) {
        actions.changed().run();
        if (isShown(host)) {
            trial.getChildren()
                    .setAll(tried.stream()
                            .map(one -> words(one.way() + ": " + one.answer(), one.granted() ? "granted" : "muted"))
                            .toList());
            refresh();
        }
    }

    private boolean isShown(Host host) {
        return shown.map(Host::id).equals(Optional.of(host.id()));
    }

    private void show(List<Shown> unapproved) {
        boolean changed = unapproved.stream().anyMatch(Shown::changed);
        Button approve = Buttons.tiny(
                changed ? "Approve the new one" : "Approve",
                () -> actions.approve().accept(unapproved));
        approve.setId("logon-approve");
        String says = changed
                ? "It shows another one than the one that was approved: it was not logged on to."
                : "Nobody has approved what it shows: it was not logged on to.";
        card.getChildren().add(row(words(says, changed ? "problem" : "strong"), approve));
        for (Shown one : unapproved) {
            card.getChildren().add(words(one.kind() + ", port " + one.port(), "muted"));
            card.getChildren().add(words(one.fingerprint(), "mono"));
            if (one.changed()) {
                card.getChildren().addAll(words("approved so far", "muted"), words(one.before(), "mono"));
            }
        }
    }

    private void line(String words, Button button) {
        card.getChildren().add(row(words(words, "strong"), button));
    }

    private static Node row(Label words, Button button) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, words, gap, button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label words(String text, String look) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * What the card lets a person do.
     *
     * @param credentials goes to where they are
     * @param changed hears that something may have changed by what was tried
     */
    public record LogonActions(
            Runnable unlock,
            Runnable credentials,
            Consumer<Collection<Shown>> approve,
            Consumer<String> goOn,
            Runnable changed) {}
}
