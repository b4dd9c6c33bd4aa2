package dev.rollcall.ui.credentials;

import dev.rollcall.ui.credentials.Approvals.Approved;
import dev.rollcall.ui.credentials.Approvals.Shown;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final News news;
    private final Supplier<Optional<Path>> chooseKey;
    private final CredentialsCard card;
    private final TrustCard<Shown> waiting;
    private final TrustCard<Approved> approved;
    private final VBox page = new VBox(12);

    public CredentialsPage(
            Credentials credentials,
            Approvals approvals,
            Offstage offstage,
            Sheet sheet,
            News news,
            Supplier<Optional<Path>> chooseKey) {
        this.credentials = credentials;
        this.approvals = approvals;
        this.offstage = offstage;
        this.sheet = sheet;
        this.news = news;
        this.chooseKey = chooseKey;
        card = new CredentialsCard(news.unlock(), this::add, this::remove);
        waiting = new TrustCard<>(
                new TrustCard.Words(
                        "waiting",
                        "Waiting for approval",
                        "These hosts were not logged on to: nobody has approved what they show. Compare it with what the"
                                + " host itself says, then approve it.",
                        "None.",
                        "Approve"),
                List.of(
                        new Pair<>("Host", shown -> shown.host() + ":" + shown.port()),
                        new Pair<>("Kind", shown -> shown.kind() + (shown.changed() ? ", changed" : "")),
                        new Pair<>("Fingerprint", Shown::fingerprint),
                        new Pair<>("Approved so far", Shown::before)),
                shown -> true,
                this::approve);
        approved = new TrustCard<>(
                new TrustCard.Words(
                        "approved",
                        "Approved keys and certificates",
                        "A host that shows another one is not logged on to.",
                        "None yet. What a host shows at a check can be approved here.",
                        "Forget"),
                List.of(
                        new Pair<>("Host", Approved::host),
                        new Pair<>("Kind", Approved::kind),
                        new Pair<>("Fingerprint", Approved::fingerprint)),
                Approved::single,
                this::forget);
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
        page.getChildren()
                .setAll(
                        unapproved.isEmpty()
                                ? List.of(card.node(), approved.node())
                                : List.of(card.node(), waiting.node(), approved.node()));
        offstage.run(approvals::list, approved::show, news.problem());
    }

    private void add() {
        new AddQuestion(chooseKey).ask(sheet, offstage, credentials, name -> changed("Added " + name));
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

    private void approve(List<Shown> wanted) {
        change("Approved " + Words.hosts(wanted.size()), () -> approvals.approve(wanted));
    }

    private void forget(List<Approved> unwanted) {
        change("Forgot " + Words.hosts(unwanted.size()), () -> approvals.forget(unwanted));
    }

    private void change(String done, Change change) {
        offstage.run(
                () -> {
                    change.make();
                    return done;
                },
                this::changed,
                news.problem());
    }

    private void changed(String words) {
        show();
        news.done().accept(words);
    }

    @FunctionalInterface
    private interface Change {
        void make() throws Exception;
    }

    /**
     * What the page needs of the window.
     *
     * @param unlock asks for the passphrase
     * @param done hears what was done, in a few words; {@code problem} hears one line
     */
    public record News(Runnable unlock, Consumer<String> done, Consumer<String> problem) {}
}
