package dev.rollcall.ui.gateways;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayText;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Form;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** Asks which gateway some hosts are behind. JavaFX thread. */
final class BehindForm {
    private static final int SAID = 3;
    private static final int OFFERED = 12;

    private final Form form;
    private final TextField gateway;
    private final boolean someBehind;
    private final Runnable list;

    /** @param list shows all gateways instead */
    BehindForm(List<Host> hosts, List<Gateway> kept, Runnable list) {
        this.list = list;
        Set<String> now = hosts.stream()
                .map(host -> host.gateway().map(Gateway::label).orElse(""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        someBehind = now.stream().anyMatch(label -> !label.isEmpty());
        String title = hosts.size() == 1
                ? "Gateway of " + hosts.getFirst().label()
                : "Gateway of " + Words.hosts(hosts.size());
        form = new Form(title, about(now));
        gateway = form.text(
                "behind-gateway",
                "RD Gateway; a new one is added, a port other than 443 goes after a colon",
                "gw-2.example.net");
        if (now.size() == 1) {
            gateway.setText(now.iterator().next());
        }
        if (!kept.isEmpty()) {
            FlowPane offered = new FlowPane(6, 6);
            kept.stream()
                    .limit(OFFERED)
                    .map(Gateway::label)
                    .forEach(label -> offered.getChildren().add(Buttons.tiny(label, () -> gateway.setText(label))));
            offered.setId("behind-kept");
            form.other(kept.size() > OFFERED ? "Some of those that are kept" : "Those that are kept", offered);
        }
    }

    void ask(Sheet sheet, Consumer<Optional<Gateway>> given) {
        Button yes = Buttons.primary("Set", () -> {
            form.quiet();
            try {
                given.accept(Optional.of(GatewayText.read(gateway.getText())));
            } catch (InputException wrong) {
                form.say(Words.sentence(String.valueOf(wrong.getMessage())));
            }
        });
        yes.setId("behind-yes");
        yes.setDefaultButton(true);
        yes.disableProperty().bind(gateway.textProperty().map(String::isBlank));
        Button none = Buttons.plain("Behind none", () -> given.accept(Optional.empty()));
        none.setId("behind-none");
        none.setDisable(!someBehind);
        Button all = Buttons.plain("All gateways…", list);
        all.setId("behind-list");
        sheet.open(form.node(), gateway, Buttons.plain("Cancel", sheet::close), all, none, yes);
    }

    /** @param now the gateways that they are behind, an empty text for none */
    private static String about(Set<String> now) {
        if (now.size() == 1) {
            String only = now.iterator().next();
            return only.isEmpty() ? "Behind none so far." : "Now behind " + only + ".";
        }
        String some = now.stream()
                .limit(SAID)
                .map(label -> label.isEmpty() ? "none" : label)
                .collect(Collectors.joining(", "));
        return "Now behind " + some + (now.size() > SAID ? " and others." : ".");
    }
}
