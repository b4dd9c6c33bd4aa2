package dev.rollcall.ui;

import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.observation.Round;
import dev.rollcall.ui.fixes.FixesPage;
import dev.rollcall.ui.fixes.PageLinks;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.shell.Place;
import dev.rollcall.ui.shell.StatusBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;

/** All of the window that is about bulk fixes. JavaFX thread. */
final class FixPages {
    /** Up to here each host is read alone; above, all at once. */
    private static final int FEW = 50;

    private final Desk desk;
    private final Sheet sheet;
    private final FixesPage page;
    private final Scene scene;

    FixPages(Desk desk, Lines lines, Offstage offstage, Sheet sheet, StatusBar status, Links links) {
        this.desk = desk;
        this.sheet = sheet;
        scene = links.scene();
        FileChoice files = links.files();
        page = new FixesPage(
                desk.keeping().fixing(),
                desk.clock(),
                offstage,
                sheet,
                new PageLinks(
                        links.go(),
                        links.read(),
                        new PageLinks.HostLinks(
                                id -> lines.of(id).ifPresent(links.open()),
                                id -> lines.of(id).map(HostLine::host),
                                new NewLooks(desk, lines, offstage, links.looked())::show),
                        name -> files.note(scene.getWindow(), name),
                        title -> files.proof(scene.getWindow(), title),
                        status::say,
                        status::problem));
    }

    Node node() {
        return page.node();
    }

    /** What the page says may have changed. */
    void show(Place here) {
        if (here == Place.FIXES) {
            page.refresh();
        }
    }

    /** Asks for a fix for these. */
    void fix(List<Host> hosts) {
        if (!hosts.isEmpty()) {
            page.fix(hosts, () -> seen(hosts));
        }
    }

    /** Asks how this fix is to be made on one host. */
    void fix(Host host, Fix fix) {
        page.fix(List.of(host), fix, () -> seen(List.of(host)));
    }

    /** A campaign is not left alone by accident: hosts under way would be in doubt. */
    void mayClose(WindowEvent request) {
        if (!page.busy()) {
            return;
        }
        request.consume();
        Label title = new Label("A campaign is running");
        title.getStyleClass().add("heading");
        Label words = new Label(
                "Once it is stopped, hosts that it is working on come to their end; then the window closes. What is"
                        + " left of it can be resumed later.");
        words.setWrapText(true);
        VBox content = new VBox(10, title, words);
        content.setPrefWidth(440);
        Button stay = Buttons.plain("Let it run", () -> {
            sheet.close();
            page.whenIdle(() -> {});
        });
        stay.setId("close-stay");
        Button stop = Buttons.primary("Stop it and close", () -> {
            sheet.close();
            page.stopAll();
            page.whenIdle(() -> scene.getWindow().hide());
        });
        stop.setId("close-stop");
        sheet.open(content, stay, stay, stop);
    }

    private List<Sight> seen(List<Host> hosts) {
        Map<HostId, Round> all = hosts.size() > FEW ? desk.keeping().rounds().newest() : Map.of();
        List<Sight> sights = new ArrayList<>();
        for (Host host : hosts) {
            Optional<Round> round = hosts.size() > FEW
                    ? Optional.ofNullable(all.get(host.id()))
                    : desk.keeping().rounds().newest(host.id());
            round.map(seen -> seen.asOf(host))
                    .ifPresent(seen -> sights.add(new Sight(seen, desk.judge().apply(seen))));
        }
        return sights;
    }

    /**
     * What the pages reach of the rest of the window.
     *
     * @param read shows what is known of a fix
     * @param looked hears that hosts look another way than before
     */
    record Links(
            FileChoice files,
            Scene scene,
            Runnable go,
            Consumer<String> read,
            Consumer<HostLine> open,
            Runnable looked) {}
}
