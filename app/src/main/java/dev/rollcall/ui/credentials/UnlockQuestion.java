package dev.rollcall.ui.credentials;

import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Form;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;

/** Asks for the passphrase of the vault; where there is none yet, for one to make it with. JavaFX thread. */
public final class UnlockQuestion {
    private final Credentials credentials;
    private final Offstage offstage;
    private final Sheet sheet;
    private final Consumer<String> unlocked;

    /** @param unlocked hears when it is done, and one line where only the keyring refused, otherwise nothing */
    public UnlockQuestion(Credentials credentials, Offstage offstage, Sheet sheet, Consumer<String> unlocked) {
        this.credentials = credentials;
        this.offstage = offstage;
        this.sheet = sheet;
        this.unlocked = unlocked;
    }

    public void ask() {
        if (credentials.exist()) {
            Form form = new Form(
                    "Unlock credentials",
                    "With them, checks log on to the hosts they are for and look inside. They stay unlocked until"
                            + " you lock them or close the window.");
            PasswordField field = form.secret("passphrase", "Passphrase of the vault");
            CheckBox keep = keep(form);
            open(form, field, "Unlock", () -> {
                char[] passphrase = Secrets.taken(field);
                boolean kept = keep.isSelected();
                return () -> credentials.unlock(passphrase, kept);
            });
        } else {
            Form form = new Form(
                    "Make a vault",
                    "Credentials are kept in a file beside the store, sealed with a passphrase. Nobody can open it"
                            + " without: keep the passphrase safe.");
            PasswordField first = form.secret("passphrase", "A passphrase");
            PasswordField second = form.secret("passphrase-again", "The same once more");
            CheckBox keep = keep(form);
            open(form, first, "Make it", () -> {
                char[] passphrase = Secrets.taken(first);
                boolean kept = keep.isSelected();
                if (!Secrets.same(passphrase, Secrets.taken(second))) {
                    Arrays.fill(passphrase, '\0');
                    throw new InputException("The two passphrases differ.");
                }
                return () -> credentials.create(passphrase, kept);
            });
        }
    }

    private CheckBox keep(Form form) {
        CheckBox keep = form.tick("passphrase-keep", "Keep it in this system's keyring");
        keep.setVisible(credentials.hasKeyring());
        keep.setManaged(credentials.hasKeyring());
        return keep;
    }

    private void open(Form form, PasswordField first, String verb, Typed typed) {
        Button yes = Buttons.primary(verb, () -> {});
        yes.setId("unlock");
        yes.setDefaultButton(true);
        Button keyring = Buttons.plain("From the keyring", () -> {});
        keyring.setId("unlock-keyring");
        keyring.setVisible(credentials.exist() && credentials.hasKeyring());
        keyring.setManaged(keyring.isVisible());
        Attempts attempts = new Attempts(form, first, yes, keyring);
        yes.setOnAction(pressed -> {
            try {
                attempts.begin(typed.taken());
            } catch (InputException wrong) {
                form.say(String.valueOf(wrong.getMessage()));
                first.requestFocus();
            }
        });
        keyring.setOnAction(pressed -> attempts.begin(credentials::unlockFromKeyring));
        sheet.open(form.node(), first, keyring, Buttons.plain("Cancel", sheet::close), yes);
    }

    /** Tries, one at a time; a failed one leaves the question open. */
    private final class Attempts {
        private final Form form;
        private final PasswordField first;
        private final List<Button> buttons;

        Attempts(Form form, PasswordField first, Button... buttons) {
            this.form = form;
            this.first = first;
            this.buttons = List.of(buttons);
        }

        void begin(Work work) {
            allow(false);
            offstage.run(
                    () -> {
                        work.run();
                        return true;
                    },
                    done -> {
                        sheet.close();
                        unlocked.accept("");
                    },
                    this::failed);
        }

        private void failed(String problem) {
            if (credentials.unlocked()) {
                sheet.close();
                unlocked.accept(problem);
                return;
            }
            allow(true);
            form.say(problem);
            first.requestFocus();
        }

        private void allow(boolean yes) {
            buttons.forEach(button -> button.setDisable(!yes));
        }
    }

    /** Takes what was typed, on the JavaFX thread. */
    @FunctionalInterface
    private interface Typed {
        Work taken() throws InputException;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InputException, InterruptedException;
    }
}
