package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.detail.CauseCard;
import dev.rollcall.ui.detail.CommonCard;
import dev.rollcall.ui.detail.DetailPane;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.parts.Aside;
import dev.rollcall.ui.parts.Offstage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;

/** The page of one host, beside whatever place is open; follows what checks find while it is there. JavaFX thread. */
final class HostPage {
    private final Lines lines;
    private final DetailPane detail;
    private final Aside aside;
    private final ChangeListener<Row> follow;
    private Optional<HostLine> open = Optional.empty();

    /**
     * What the page reaches of the window.
     *
     * @param logon how the host is logged on to, where there is something to say of it
     * @param causes what is wrong with a host, and what cures it
     * @param filter shows only the hosts that this query selects
     * @param close is to call {@link #close}
     */
    record Links(Function<Host, Optional<Node>> logon, CauseCard causes, Consumer<String> filter, Runnable close) {}

    HostPage(Desk desk, Lines lines, Offstage offstage, Node place, Links links) {
        this.lines = lines;
        CommonCard common = new CommonCard(id -> lines.of(id).ifPresent(this::open), links.filter());
        detail = new DetailPane(
                desk.keeping().rounds(),
                offstage,
                desk.clock(),
                new DetailPane.DetailActions(
                        links.close(),
                        RowsOut::toClipboard,
                        links.causes()::of,
                        row -> common.of(row, lines.common().get()),
                        links.logon()));
        follow = (seen, before, now) -> detail.show(now);
        lines.common().addListener((seen, before, now) -> open.ifPresent(line -> common.show(line.row(), now)));
        aside = new Aside(place, detail.node(), DetailPane.WIDTH);
    }

    /** The place, with the page at its right while it is open. */
    Node node() {
        return aside.node();
    }

    boolean isOpen() {
        return open.isPresent();
    }

    void open(HostLine line) {
        stopFollowing();
        open = Optional.of(line);
        line.rowProperty().addListener(follow);
        detail.show(line.row());
        aside.open();
    }

    void close() {
        stopFollowing();
        open = Optional.empty();
        aside.close();
    }

    /** Whether the host of the page has been removed. */
    boolean isOfNoHost() {
        return open.filter(line -> lines.of(line.host().id()).isEmpty()).isPresent();
    }

    private void stopFollowing() {
        open.ifPresent(before -> before.rowProperty().removeListener(follow));
    }
}
