package dev.rollcall.ui.gateways;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.inventory.GatewayUse;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The gateways of the inventory, and which hosts are behind them. JavaFX thread; the store is used off it. */
public final class GatewaySheets {
    private final Hosts hosts;
    private final Gateways gateways;
    private final Offstage offstage;
    private final Sheet sheet;
    private final Heard heard;

    public GatewaySheets(Hosts hosts, Gateways gateways, Offstage offstage, Sheet sheet, Heard heard) {
        this.hosts = hosts;
        this.gateways = gateways;
        this.offstage = offstage;
        this.sheet = sheet;
        this.heard = heard;
    }

    /**
     * Who hears of what was done.
     *
     * @param changed in a few words what was done; hosts may have another gateway now, or one of other names
     * @param problem one line for a person
     */
    public record Heard(Consumer<String> changed, Consumer<String> problem) {}

    /** Shows all that are kept. */
    public void list() {
        offstage.run(
                gateways::all,
                kept -> new GatewayList(new GatewayList.Asked(this::add, this::change, this::remove)).show(sheet, kept),
                heard.problem());
    }

    /** Asks which one these hosts are behind; does nothing without hosts. */
    public void behind(List<Host> chosen) {
        if (!chosen.isEmpty()) {
            offstage.run(
                    gateways::all,
                    kept -> new BehindForm(chosen, mostUsedFirst(kept), this::list)
                            .ask(sheet, gateway -> put(chosen, gateway)),
                    heard.problem());
        }
    }

    private static List<Gateway> mostUsedFirst(List<GatewayUse> kept) {
        return kept.stream()
                .sorted(Comparator.comparingInt(GatewayUse::hosts).reversed())
                .map(GatewayUse::gateway)
                .toList();
    }

    private void put(List<Host> chosen, Optional<Gateway> gateway) {
        sheet.close();
        List<Host> changed =
                chosen.stream().map(host -> host.withGateway(gateway)).toList();
        String where = gateway.map(one -> " behind " + one.label()).orElse(" behind no gateway");
        make(Words.hosts(chosen.size()) + where, () -> hosts.put(changed), heard.changed());
    }

    private void add() {
        GatewayForm.fresh()
                .ask(
                        sheet,
                        this::list,
                        (form, gateway) -> offstage.run(
                                () -> gateways.like(gateway).isEmpty() && put(gateway),
                                done -> told(form, done, "Added gateway " + gateway.label(), gateway),
                                form::say));
    }

    private boolean put(Gateway gateway) {
        gateways.put(gateway);
        return true;
    }

    private void change(GatewayUse use) {
        GatewayForm.of(use)
                .ask(
                        sheet,
                        this::list,
                        (form, gateway) -> offstage.run(
                                () -> gateways.change(use.gateway(), gateway),
                                done -> told(form, done, "Changed gateway " + gateway.label(), gateway),
                                form::say));
    }

    private void told(GatewayForm form, boolean done, String words, Gateway gateway) {
        if (done) {
            heard.changed().accept(words);
            list();
        } else {
            form.say("There is a gateway " + gateway.label() + " already.");
        }
    }

    private void remove(GatewayUse use) {
        Label title = new Label("Remove gateway " + use.gateway().label() + "?");
        title.getStyleClass().add("heading");
        Label words = new Label((use.hosts() == 0
                        ? "No host is behind it."
                        : Words.hosts(use.hosts()) + (use.hosts() == 1 ? " is" : " are")
                                + " behind it, and will be behind none.")
                + " The gateway itself is not touched.");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words);
        content.setPrefWidth(420);
        Button cancel = Buttons.plain("Cancel", this::list);
        Button yes = Buttons.primary(
                "Remove",
                () -> make(
                        "Removed gateway " + use.gateway().label(),
                        () -> {
                            gateways.remove(use.gateway());
                            return use;
                        },
                        done -> {
                            heard.changed().accept(done);
                            list();
                        }));
        yes.setId("gateway-remove-yes");
        sheet.open(content, cancel, cancel, yes);
    }

    private void make(String done, Callable<?> work, Consumer<String> then) {
        offstage.run(
                () -> {
                    work.call();
                    return done;
                },
                then,
                heard.problem());
    }
}
