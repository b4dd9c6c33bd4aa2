package dev.rollcall.ui.credentials;

import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Form;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** Asks for a new credential, of whatever kind. JavaFX thread. */
final class AddQuestion {
    private final Form form =
            new Form("Add a credential", "What hosts are logged on to with. Its secret is kept sealed.");
    private final TextField name = form.text("credential-name", "Name, as you call it", "ops-admin");
    private final TextField query = form.text(
            "credential-for", "Hosts it is for: a query as in the filter, or * for all", "tag:prod os:windows");
    private final KindChoice kinds = new KindChoice(System.getProperty("os.name", ""), this::show);
    private final TextField user;
    private final PasswordField first;
    private final PasswordField second;
    private final TextField key;
    private final PasswordField passphrase;
    private final TextField keytab;
    private final Button chooseKey;
    private final Button chooseKeytab;
    private final Button add = Buttons.primary("Add", () -> {});

    /** @param chooseFile is given what the file is */
    AddQuestion(Function<String, Optional<Path>> chooseFile) {
        form.other("Kind", kinds.node());
        user = form.text("credential-user", "User", "");
        first = form.secret("credential-password", "Password");
        second = form.secret("credential-password-again", "The same once more");
        key = form.text("credential-key", "Private key file, OpenSSH or PEM", "");
        chooseKey = form.button("Choose…", () -> chooseFile.apply("Private key").ifPresent(this::takeKey));
        passphrase = form.secret("credential-key-passphrase", "Passphrase of the key, where it has one");
        keytab = form.text("credential-keytab", "Keytab file", "");
        chooseKeytab = form.button("Choose…", () -> chooseFile.apply("Keytab").ifPresent(this::takeKeytab));
        add.setId("credential-add-yes");
        add.setDefaultButton(true);
        add.disableProperty().bind(name.textProperty().map(String::isBlank));
        show(Kind.PASSWORD);
    }

    void ask(Sheet sheet, Offstage offstage, Credentials credentials, Consumer<String> added) {
        add.setOnAction(pressed -> {
            try {
                NewCredential wanted = typed();
                offstage.run(
                        () -> {
                            credentials.add(wanted);
                            return wanted.name();
                        },
                        done -> {
                            sheet.close();
                            added.accept(done);
                        },
                        form::say);
            } catch (InputException wrong) {
                form.say(String.valueOf(wrong.getMessage()));
            }
        });
        sheet.open(form.node(), name, Buttons.plain("Cancel", sheet::close), add);
    }

    private void show(Kind kind) {
        user.setVisible(kind.hasUser());
        user.setPromptText(
                switch (kind) {
                    case PASSWORD -> "CORP\\ops, ops@corp.example.net or ops";
                    case SSH_KEY, SSH_AGENT, CURRENT_USER -> "ops";
                    case KERBEROS_PASSWORD, KERBEROS_KEYTAB -> "ops@CORP.EXAMPLE.NET";
                    case KERBEROS_TICKETS -> "may be empty: whoever the tickets are for";
                });
        first.setVisible(kind.hasPassword());
        second.setVisible(kind.hasPassword());
        key.setVisible(kind == Kind.SSH_KEY);
        chooseKey.setVisible(kind == Kind.SSH_KEY);
        passphrase.setVisible(kind == Kind.SSH_KEY);
        keytab.setVisible(kind == Kind.KERBEROS_KEYTAB);
        chooseKeytab.setVisible(kind == Kind.KERBEROS_KEYTAB);
        form.quiet();
    }

    private void takeKey(Path file) {
        key.setText(file.toString());
    }

    private void takeKeytab(Path file) {
        keytab.setText(file.toString());
    }

    private NewCredential typed() throws InputException {
        Kind kind = kinds.chosen();
        String who = kind.hasUser() ? user.getText().strip() : "";
        if (kind.needsUser() && who.isEmpty()) {
            user.requestFocus();
            throw new InputException("Say who logs on: the user.");
        }
        return new NewCredential(name.getText().strip(), who, query.getText().strip(), proof(kind));
    }

    private NewCredential.Proof proof(Kind kind) throws InputException {
        return switch (kind) {
            case PASSWORD -> new NewCredential.Password(password());
            case SSH_KEY -> new NewCredential.KeyFile(file(key), Secrets.taken(passphrase));
            case SSH_AGENT -> new NewCredential.Agent();
            case KERBEROS_PASSWORD -> new NewCredential.KerberosPassword(password());
            case KERBEROS_KEYTAB -> new NewCredential.Keytab(file(keytab));
            case KERBEROS_TICKETS -> new NewCredential.Tickets();
            case CURRENT_USER -> new NewCredential.CurrentUser();
        };
    }

    private char[] password() throws InputException {
        char[] characters = Secrets.taken(first);
        boolean same = Secrets.same(characters, Secrets.taken(second));
        if (same && characters.length > 0) {
            return characters;
        }
        Arrays.fill(characters, '\0');
        first.requestFocus();
        throw new InputException(same ? "Type the password, twice." : "The two passwords differ.");
    }

    private static Path file(TextField field) throws InputException {
        if (field.getText().isBlank()) {
            field.requestFocus();
            throw new InputException("Choose the file.");
        }
        try {
            return Path.of(field.getText().strip());
        } catch (InvalidPathException noPath) {
            field.requestFocus();
            throw new InputException("That is no path of a file: " + noPath.getReason(), noPath);
        }
    }
}
