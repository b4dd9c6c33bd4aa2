package dev.rollcall.ui.credentials;

import dev.rollcall.ui.credentials.NewCredential.KeyFile;
import dev.rollcall.ui.credentials.NewCredential.Password;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Asks for a new credential: a password or an SSH key. JavaFX thread. */
final class AddQuestion {
    private final Form form =
            new Form("Add a credential", "What hosts are logged on to with. Its secret is kept sealed.");
    private final TextField name = form.text("credential-name", "Name, as you call it", "ops-admin");
    private final TextField user = form.text("credential-user", "User", "CORP\\ops, ops@corp.example.net or ops");
    private final TextField query = form.text(
            "credential-for", "Hosts it is for: a query as in the filter, or * for all", "tag:prod os:windows");
    private final RadioButton password = new RadioButton("Password");
    private final RadioButton key = new RadioButton("SSH key");
    private final PasswordField first;
    private final PasswordField second;
    private final TextField file;
    private final PasswordField passphrase;
    private final Button add = Buttons.primary("Add", () -> {});

    AddQuestion(Supplier<Optional<Path>> chooseKey) {
        ToggleGroup kinds = new ToggleGroup();
        password.setToggleGroup(kinds);
        key.setToggleGroup(kinds);
        key.setId("credential-kind-key");
        password.setSelected(true);
        form.other("Kind", new HBox(16, password, key));
        first = form.secret("credential-password", "Password");
        second = form.secret("credential-password-again", "The same once more");
        file = form.text("credential-key", "Private key file, OpenSSH or PEM", "");
        Button choose =
                Buttons.plain("Choose…", () -> chooseKey.get().ifPresent(path -> file.setText(path.toString())));
        choose.visibleProperty().bind(key.selectedProperty());
        choose.managedProperty().bind(key.selectedProperty());
        form.button(choose);
        passphrase = form.secret("credential-key-passphrase", "Passphrase of the key, where it has one");
        first.visibleProperty().bind(password.selectedProperty());
        second.visibleProperty().bind(password.selectedProperty());
        file.visibleProperty().bind(key.selectedProperty());
        passphrase.visibleProperty().bind(key.selectedProperty());
        add.setId("credential-add-yes");
        add.setDefaultButton(true);
        add.disableProperty().bind(name.textProperty().map(String::isBlank));
    }

    void ask(Sheet sheet, Offstage offstage, Credentials credentials, Consumer<String> added) {
        add.setOnAction(pressed -> typed().ifPresent(wanted -> offstage.run(
                () -> {
                    credentials.add(wanted);
                    return wanted.name();
                },
                done -> {
                    sheet.close();
                    added.accept(done);
                },
                form::say)));
        sheet.open(form.node(), name, Buttons.plain("Cancel", sheet::close), add);
    }

    private Optional<NewCredential> typed() {
        return proof().map(proof -> new NewCredential(
                name.getText().strip(), user.getText().strip(), query.getText().strip(), proof));
    }

    private Optional<NewCredential.Proof> proof() {
        if (password.isSelected()) {
            char[] characters = Secrets.taken(first);
            if (Secrets.same(characters, Secrets.taken(second)) && characters.length > 0) {
                return Optional.of(new Password(characters));
            }
            form.say(characters.length == 0 ? "Type the password, twice." : "The two passwords differ.");
            Arrays.fill(characters, '\0');
            first.requestFocus();
            return Optional.empty();
        }
        try {
            Path path = Path.of(file.getText().strip());
            if (!file.getText().isBlank()) {
                return Optional.of(new KeyFile(path, Secrets.taken(passphrase)));
            }
        } catch (InvalidPathException noPath) {
            form.say("That is no path of a file: " + noPath.getReason());
            return Optional.empty();
        }
        form.say("Choose the file of the key.");
        return Optional.empty();
    }
}
