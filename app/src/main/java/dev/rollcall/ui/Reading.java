package dev.rollcall.ui;

import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.diagnosis.knowledge.Knowledge;
import dev.rollcall.host.HostId;
import dev.rollcall.ui.explain.ExplainSheet;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.knowledge.KnowledgePage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.shell.Place;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** All of the window that tells what is known of Remote Desktop: its pages, and what pasted errors mean. JavaFX thread. */
final class Reading {
    private final Desk desk;
    private final Lines lines;
    private final Sheet sheet;
    private final Links links;
    private Optional<KnowledgePage> page = Optional.empty();

    Reading(Desk desk, Lines lines, Sheet sheet, Links links) {
        this.desk = desk;
        this.lines = lines;
        this.sheet = sheet;
        this.links = links;
    }

    Node node() {
        return page().node();
    }

    /** Shows the page of a cause, a fix or a code. */
    void read(String id) {
        page().open(id);
        links.go().run();
    }

    /** Puts the keyboard where pages are looked for, once one is there. */
    void arrive(Place here) {
        find(here, () -> {});
    }

    /** Puts the keyboard where one looks for something. */
    void find(Place here, Runnable elsewhere) {
        if (here == Place.KNOWLEDGE) {
            page().focus();
        } else {
            elsewhere.run();
        }
    }

    /** What the page says of the fleet may have changed. */
    void refresh() {
        page.ifPresent(KnowledgePage::refresh);
    }

    void explain(Explanation explanation) {
        new ExplainSheet(
                        sheet,
                        desk.keeping().fixing().fixes(),
                        page().knowledge(),
                        new ExplainSheet.Links(links.filter(), links.open(), this::read))
                .show(explanation, lines.allRows());
    }

    /** Made when it is first wanted: the tables behind it take a moment to read. */
    private KnowledgePage page() {
        if (page.isEmpty()) {
            page = Optional.of(new KnowledgePage(
                    Knowledge.standard(),
                    new KnowledgePage.Links(lines::allRows, links.filter(), RowsOut::toClipboard)));
        }
        return page.get();
    }

    /**
     * What it reaches of the rest of the window.
     *
     * @param filter shows only what this query selects
     * @param open shows all that is known of a host
     * @param go leads to the place of the pages
     */
    record Links(Consumer<String> filter, Consumer<HostId> open, Runnable go) {}
}
