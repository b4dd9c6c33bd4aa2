package dev.rollcall.ui.credentials;

import dev.rollcall.ui.credentials.Credentials.KnownCredential;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Tables;
import dev.rollcall.ui.parts.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The credentials of the vault, or what opens it. JavaFX thread. */
final class CredentialsCard {
    /** The rest is scrolled to: what waits for approval needs the room. */
    private static final int MOST_LINES = 6;

    private final Section section;
    private final TableView<KnownCredential> table =
            Tables.of("credential-table", "Credentials", "None yet. Add one, and say which hosts it is for.");
    private final Label about = new Label();
    private final Button unlock;
    private final Button lock;
    private final Button add;
    private final Button remove;
    private Map<String, Long> uses = Map.of();

    CredentialsCard(CredentialsPage.PageActions actions, Runnable askAdd, Consumer<String> askRemove) {
        lock = Buttons.plain("Lock", actions.lock());
        lock.setId("page-lock");
        unlock = Buttons.primary("Unlock…", actions.unlock());
        unlock.setId("page-unlock");
        add = Buttons.plain("Add…", askAdd);
        add.setId("credential-add");
        remove = Buttons.plain(
                "Remove…", () -> selected().map(KnownCredential::name).ifPresent(askRemove));
        remove.setId("credential-remove");
        remove.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.getColumns()
                .setAll(List.of(
                        column("Name", 200, "host-cell", KnownCredential::name),
                        column("Kind", 130, "muted", KnownCredential::kind),
                        column("User", 220, "muted", KnownCredential::user),
                        column("For", 320, "mono", one -> one.query().isEmpty() ? "–" : one.query()),
                        column("Used for", 100, "muted", one -> Words.hosts(uses.getOrDefault(one.name(), 0L)))));
        about.setId("credentials-about");
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        section = new Section("Credentials", about, table, unlock, lock, remove, add);
    }

    Node node() {
        return section.node();
    }

    void show(Credentials credentials) {
        boolean open = credentials.unlocked();
        for (Node node : List.of(table, lock, add, remove)) {
            present(node, open);
        }
        present(unlock, !open);
        if (open) {
            about.setText(
                    "Where several are for a host, the narrowest query wins; the host's page says which, and why.");
        } else {
            about.setText(
                    credentials.exist()
                            ? "The vault is locked. Unlocked, checks look inside the hosts that its credentials are"
                                    + " for."
                            : "There is no vault yet. With one, checks log on to hosts and see their services, sessions,"
                                    + " firewall and policy.");
        }
        unlock.setText(credentials.exist() ? "Unlock…" : "Make a vault…");
        List<KnownCredential> known = credentials.list();
        if (!known.equals(table.getItems())) {
            table.getItems().setAll(known);
        }
        section.shrinkTo(Math.clamp(known.size(), 2, MOST_LINES));
    }

    /** @param hosts for how many hosts each is used */
    void showUses(Map<String, Long> hosts) {
        uses = Map.copyOf(hosts);
        table.refresh();
    }

    private Optional<KnownCredential> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private static void present(Node node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }

    private static TableColumn<KnownCredential, KnownCredential> column(
            String title, double width, String look, Function<KnownCredential, String> text) {
        return Tables.column(title, width, look, text, Comparator.comparing(text, new NaturalOrder()));
    }
}
