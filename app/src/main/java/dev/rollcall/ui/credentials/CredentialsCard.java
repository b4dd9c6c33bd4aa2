package dev.rollcall.ui.credentials;

import dev.rollcall.ui.credentials.Credentials.KnownCredential;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.NaturalOrder;
import dev.rollcall.ui.parts.Tables;
import java.util.Comparator;
import java.util.List;
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
    private final Section section;
    private final TableView<KnownCredential> table =
            Tables.of("credential-table", "Credentials", "None yet. Add one, and say which hosts it is for.");
    private final Label closed = new Label();
    private final Button unlock;
    private final Button add;
    private final Button remove;

    CredentialsCard(Runnable askUnlock, Runnable askAdd, Consumer<String> askRemove) {
        unlock = Buttons.primary("Unlock…", askUnlock);
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
                        column("For", 320, "mono", one -> one.query().isEmpty() ? "–" : one.query())));
        closed.setId("credentials-closed");
        closed.getStyleClass().add("muted");
        closed.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        section = new Section("Credentials", closed, table, unlock, remove, add);
    }

    Node node() {
        return section.node();
    }

    void show(Credentials credentials) {
        boolean open = credentials.unlocked();
        for (Node node : List.of(table, add, remove)) {
            present(node, open);
        }
        present(closed, !open);
        present(unlock, !open);
        closed.setText(
                credentials.exist()
                        ? "The vault is locked. Unlocked, checks look inside the hosts that its credentials are for."
                        : "There is no vault yet. With one, checks log on to hosts and see their services, sessions,"
                                + " firewall and policy.");
        unlock.setText(credentials.exist() ? "Unlock…" : "Make a vault…");
        table.getItems().setAll(credentials.list());
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
