package dev.rollcall.ui.credentials;

import dev.rollcall.host.Host;
import dev.rollcall.ui.credentials.Approvals.Approved;
import dev.rollcall.ui.credentials.Approvals.Shown;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Pair;

/** What hosts are logged on to with, and by what they are known. JavaFX thread; files are read and written off it. */
public final class CredentialsPage {
    private final Credentials credentials;
    private final Approvals approvals;
    private final Offstage offstage;
    private final Sheet sheet;
    private final PageActions actions;
    private final Supplier<List<Host>> fleet;
    private final CredentialsCard card;
    private final TrustCard<Shown> waiting;
    private final TrustCard<Approved> approved;
    private final VBox page = new VBox(12);

    /** @param fleet all hosts, to say how many each credential is used for */
    public CredentialsPage(
            Credentials credentials,
            Approvals approvals,
            Offstage offstage,
            Sheet sheet,
            PageActions actions,
            Supplier<List<Host>> fleet) {
        this.credentials = credentials;
        this.approvals = approvals;
        this.offstage = offstage;
        this.sheet = sheet;
        this.actions = actions;
        this.fleet = fleet;
        card = new CredentialsCard(actions, this::add, this::remove);
        waiting = new TrustCard<>(
                new TrustCard.Words(
                        "waiting",
                        "Waiting for approval",
                        "These hosts were not logged on to: nobody has approved what they show. Compare it with what the"
                                + " host itself says, then approve it.",
                        "None."),
                List.of(
                        new Pair<>("Host", shown -> shown.host() + ":" + shown.port()),
                        new Pair<>("Kind", shown -> shown.kind() + (shown.changed() ? ", changed" : "")),
                        new Pair<>("Fingerprint", Shown::fingerprint),
                        new Pair<>("Approved so far", Shown::before)),
                new TrustCard.Verb<>("Approve", actions.approve()));
        waiting.offerAll("Approve all new", shown -> !shown.changed());
        approved = new TrustCard<>(
                new TrustCard.Words(
                        "approved",
                        "Approved keys and certificates",
                        "A host that shows another one is not logged on to. A hashed entry does not say which host it is"
                                + " for.",
                        "None yet. What a host shows at a check can be approved here."),
                List.of(
                        new Pair<>("Host", Approved::label),
                        new Pair<>("Kind", Approved::kind),
                        new Pair<>("Fingerprint", Approved::fingerprint)),
                new TrustCard.Verb<>("Forget", this::forget));
        page.setId("credentials");
        page.setPadding(new Insets(12, 16, 12, 16));
    }

    public Node node() {
        return page;
    }

    /** Shows what there is now. */
    public void show() {
        card.show(credentials);
        List<Shown> unapproved = approvals.waiting();
        waiting.show(unapproved);
        if (unapproved.isEmpty()) {
            approved.grow();
            page.getChildren().setAll(card.node(), approved.node());
        } else {
            approved.shrinkTo(2);
            page.getChildren().setAll(card.node(), waiting.node(), approved.node());
        }
        offstage.run(approvals::list, approved::show, actions.problem());
        List<Host> hosts = fleet.get();
        offstage.run(() -> uses(hosts), card::showUses, actions.problem());
    }

    /** For how many hosts each credential is used. */
    private Map<String, Long> uses(List<Host> hosts) {
        return hosts.stream()
                .flatMap(host -> credentials.chosen(host).stream())
                .collect(Collectors.groupingBy(Credentials.Choice::name, Collectors.counting()));
    }

    private void add() {
        new AddQuestion(actions.chooseFile()).ask(sheet, offstage, credentials, name -> changed("Added " + name));
    }

    private void remove(String name) {
        Label title = new Label("Remove " + name + "?");
        title.getStyleClass().add("heading");
        Label words = new Label("Its secret is gone from the vault. The account itself is not touched.");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words);
        content.setPrefWidth(420);
        Button cancel = Buttons.plain("Cancel", sheet::close);
        Button yes = Buttons.primary("Remove", () -> {
            sheet.close();
            change("Removed " + name, () -> credentials.remove(name));
        });
        yes.setId("credential-remove-yes");
        sheet.open(content, cancel, cancel, yes);
    }

    private void forget(Collection<Approved> unwanted) {
        change(
                "Forgot " + unwanted.size() + (unwanted.size() == 1 ? " entry" : " entries"),
                () -> approvals.forget(unwanted));
    }

    private void change(String done, Change change) {
        offstage.run(
                () -> {
                    change.make();
                    return done;
                },
                this::changed,
                actions.problem());
    }

    private void changed(String words) {
        actions.done().accept(words);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }

    /**
     * What the page needs of the window.
     *
     * @param unlock asks for the passphrase
     * @param approve is given what hosts showed
     * @param done hears what was done, in a few words, and shows the page again; {@code problem} hears one line
     * @param chooseFile asks for a file that is what its argument says
     */
    public record PageActions(
            Runnable unlock,
            Runnable lock,
            Consumer<Collection<Shown>> approve,
            Consumer<String> done,
            Consumer<String> problem,
            Function<String, Optional<Path>> chooseFile) {}
}
