package dev.rollcall.ui.credentials;

import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import java.util.Arrays;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;

/** Asks for the passphrase of the vault; where there is none yet, for one to make it with. JavaFX thread. */
public final class UnlockQuestion {
    private final Credentials credentials;
    private final Offstage offstage;
    private final Sheet sheet;
    private final Runnable unlocked;

    public UnlockQuestion(Credentials credentials, Offstage offstage, Sheet sheet, Runnable unlocked) {
        this.credentials = credentials;
        this.offstage = offstage;
        this.sheet = sheet;
        this.unlocked = unlocked;
    }

    public void ask() {
        if (credentials.exist()) {
            Form form = new Form(
                    "Unlock credentials",
                    "With them, checks log on to the hosts they are for and look inside. They stay unlocked until the"
                            + " window is closed.");
            PasswordField field = form.secret("passphrase", "Passphrase of the vault");
            open(form, field, "Unlock", () -> {
                char[] passphrase = Secrets.taken(field);
                return () -> credentials.unlock(passphrase);
            });
        } else {
            Form form = new Form(
                    "Make a vault",
                    "Credentials are kept in a file beside the store, sealed with a passphrase. Nobody can open it"
                            + " without: keep the passphrase safe.");
            PasswordField first = form.secret("passphrase", "A passphrase");
            PasswordField second = form.secret("passphrase-again", "The same once more");
            open(form, first, "Make it", () -> {
                char[] passphrase = Secrets.taken(first);
                if (!Secrets.same(passphrase, Secrets.taken(second))) {
                    Arrays.fill(passphrase, '\0');
                    throw new InputException("The two passphrases differ.");
                }
                return () -> credentials.create(passphrase);
            });
        }
    }

    private void open(Form form, PasswordField first, String verb, Typed typed) {
        Button cancel = Buttons.plain("Cancel", sheet::close);
        Button yes = Buttons.primary(verb, () -> {});
        yes.setId("unlock");
        yes.setDefaultButton(true);
        yes.setOnAction(pressed -> {
            try {
                Work work = typed.taken();
                yes.setDisable(true);
                offstage.run(
                        () -> {
                            work.run();
                            return verb;
                        },
                        done -> {
                            sheet.close();
                            unlocked.run();
                        },
                        problem -> {
                            yes.setDisable(false);
                            form.say(problem);
                            first.requestFocus();
                        });
            } catch (InputException wrong) {
                form.say(String.valueOf(wrong.getMessage()));
                first.requestFocus();
            }
        });
        sheet.open(form.node(), first, cancel, yes);
    }

    /** Takes what was typed, on the JavaFX thread. */
    @FunctionalInterface
    private interface Typed {
        Work taken() throws InputException;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InputException;
    }
}
