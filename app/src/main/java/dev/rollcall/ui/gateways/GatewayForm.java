package dev.rollcall.ui.gateways;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayText;
import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Form;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** Asks for one gateway, or for what changes in one. JavaFX thread. */
final class GatewayForm {
    private final Form form;
    private final TextField name;
    private final TextField names;
    private final String verb;

    private GatewayForm(String title, String words, String verb) {
        this.verb = verb;
        form = new Form(title, words);
        name = form.text(
                "gateway-name", "Name or address; a port other than 443 goes after a colon", "gw-2.example.net");
        names = form.text(
                "gateway-names",
                "Other names that people type for it, with commas between",
                "remote.example.com, gw.example.com");
    }

    static GatewayForm fresh() {
        return new GatewayForm(
                "Add a gateway",
                "Its certificate has to be made out to every name that people type: say those that differ, too.",
                "Add");
    }

    static GatewayForm of(GatewayUse use) {
        GatewayForm changed = new GatewayForm(
                "Change gateway " + use.gateway().label(),
                use.hosts() == 0
                        ? "No host is behind it."
                        : "It changes for " + Words.hosts(use.hosts()) + " behind it.",
                "Change");
        changed.name.setText(use.gateway().label());
        changed.names.setText(String.join(", ", use.gateway().otherNames()));
        return changed;
    }

    /** @param given hears what was typed, and closes this or says what is wrong */
    void ask(Sheet sheet, Runnable cancel, BiConsumer<GatewayForm, Gateway> given) {
        Button yes = Buttons.primary(verb, () -> {
            form.quiet();
            try {
                given.accept(this, GatewayText.read(name.getText(), names.getText()));
            } catch (InputException wrong) {
                say(Words.sentence(String.valueOf(wrong.getMessage())));
            }
        });
        yes.setId("gateway-yes");
        yes.setDefaultButton(true);
        yes.disableProperty().bind(name.textProperty().map(String::isBlank));
        sheet.open(form.node(), name, Buttons.plain("Cancel", cancel), yes);
    }

    void say(String words) {
        form.say(words);
    }
}
