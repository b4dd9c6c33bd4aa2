package dev.rollcall.ui;

import dev.rollcall.fix.Fix;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryCompletion;
import dev.rollcall.matrix.Row;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.ui.detail.CauseCard;
import dev.rollcall.ui.first.FirstScreen;
import dev.rollcall.ui.fleet.Checks;
import dev.rollcall.ui.fleet.FleetScreen;
import dev.rollcall.ui.fleet.HostLine;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.fleet.TableActions;
import dev.rollcall.ui.importing.FileDrop;
import dev.rollcall.ui.importing.Importing;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import dev.rollcall.ui.shell.FilterField;
import dev.rollcall.ui.shell.Place;
import dev.rollcall.ui.shell.Rail;
import dev.rollcall.ui.shell.StatusBar;
import dev.rollcall.ui.shell.TopBar;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The window: puts the screens together and lets them speak to each other. Made and used on the JavaFX thread. */
public final class FleetWindow {
    private final Desk desk;
    private final FileChoice files;
    private final Offstage offstage = new Offstage();
    private final Remembered remembered;
    private final Lines lines;
    private final Checks checks;
    private final StackPane over = new StackPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane place = new StackPane();
    private final Sheet sheet = new Sheet(over);
    private final Filtering filtering;
    private final FilterField filter;
    private final FleetScreen fleet;
    private final FirstScreen first;
    private final HostPage host;
    private final LateColumns columns;
    private final StatusBar status;
    private final TopBar top;
    private final Rail rail;
    private final Importing importing;
    private final Inventory inventory;
    private final RowsOut rowsOut;
    private final InsidePages inside;
    private final FixPages fixes;
    private final Reading reading;
    private final Scene scene = new Scene(over);
    private final Appearance appearance = new Appearance(scene);
    private Place here = Place.FLEET;

    /** Asks for files with the dialogs of the desktop. */
    public FleetWindow(Desk desk) {
        this(desk, new FileDialogs());
    }

    /** Reads what was remembered, so it waits for the store for a moment. */
    public FleetWindow(Desk desk, FileChoice files) {
        this.desk = desk;
        this.files = files;
        remembered = new Remembered(desk.keeping().settings(), offstage);
        lines = new Lines(desk.clock());
        status = new StatusBar(desk.keeping().label(), this::cancelCheck);
        rowsOut = new RowsOut(files, offstage, status);
        checks = new Checks(
                desk.sweeper(),
                desk.plan(),
                lines,
                offstage,
                new Checks.CheckNews(status::begin, this::checkMoved, this::checkEnded, status::problem));
        inventory = new Inventory(desk, offstage, lines, sheet, status, this::hostsChanged);
        importing = new Importing(desk.imports(), desk.keeping().hosts(), offstage, sheet, inventory::added);
        reading = new Reading(
                desk, lines, sheet, new Reading.Links(this::filterAlone, this::openHost, () -> go(Place.KNOWLEDGE)));
        filtering = new Filtering(lines, desk.clock(), this::select, reading::explain);
        filter = new FilterField(
                (text, caret) -> QueryCompletion.at(text, caret, lines.matrix().snapshot()), filtering);
        fleet = new FleetScreen(
                lines,
                desk.clock(),
                offstage,
                filter::toggle,
                new TableActions(
                        this::checkSelected,
                        () -> rowsOut.copy(selectedRows()),
                        () -> rowsOut.export(selectedRows(), scene.getWindow()),
                        () -> inventory.remove(selectedHosts()),
                        this::openSelected,
                        this::fix,
                        () -> inventory.behind(selectedHosts())));
        first = new FirstScreen(
                new FirstScreen.Choices(this::importFile, importing::addOne, importing::paste, this::demo));
        columns = new LateColumns(fleet, remembered, lines, desk.keeping().credentials());
        rail = new Rail(this::go, this::switchTheme);
        inside = new InsidePages(
                desk,
                lines,
                offstage,
                sheet,
                status,
                new InsidePages.Links(
                        this::access,
                        this::go,
                        this::openHost,
                        new InsidePages.CheckLinks(this::checkAll, this::check, checks::cancel),
                        this::showPage,
                        title -> files.proof(scene.getWindow(), title)));
        CauseCard causes = new CauseCard(desk.keeping().fixing().fixes(), this::cure, reading::read);
        HostPage.Links ofHost = new HostPage.Links(inside::logon, causes, this::filterAlone, this::closeHost);
        host = new HostPage(desk, lines, offstage, place, ofHost);
        Runnable looked = () -> checkMoved(Optional.empty());
        FixPages.Links links =
                new FixPages.Links(files, scene, () -> go(Place.FIXES), reading::read, host::open, looked);
        fixes = new FixPages(desk, lines, offstage, sheet, status, links);
        top = new TopBar(
                filter,
                new TopBar.TopActions(
                        inside::askUnlock,
                        new TopBar.ImportActions(
                                this::importFile, importing::paste, importing::addOne, inventory::gateways),
                        this::checkAll,
                        this::checkSelected,
                        this::checkFiltered));
    }

    /** Shows the window on {@code stage}, and then the hosts as soon as they are read. */
    public void show(Stage stage) {
        frame.setTop(new VBox(top.node(), filtering.node(), inside.notices()));
        frame.setLeft(rail.node());
        frame.setCenter(host.node());
        frame.setBottom(status.node());
        over.getChildren().setAll(frame);
        FileDrop.on(over, importing::files, importing::paste);
        fleet.rememberColumns(remembered.columns(), remembered::keepColumns);
        fleet.onSelected(line -> line.filter(chosen -> host.isOpen()).ifPresent(host::open));
        fleet.table().getSelectionModel().getSelectedItems().addListener((ListChangeListener<HostLine>) c -> allow());
        Keys.on(scene, () -> reading.find(here, filter::focus), this::importFile, this::checkAll, this::stepBack);
        theme(remembered.dark());
        remembered.lastFullCheck().ifPresent(this::showLastCheck);
        WindowPlace.restore(stage, remembered.place());
        stage.setTitle("Rollcall");
        stage.setScene(scene);
        stage.setOnCloseRequest(fixes::mayClose);
        stage.setOnHiding(event -> {
            checks.cancel();
            remembered.keepPlace(WindowPlace.describe(stage));
            offstage.close();
        });
        inside.tellAccess();
        allow();
        inventory.load();
        stage.show();
    }

    /** Esc: closes the detail pane, else lets go of the selection, else of the filter. */
    private void stepBack() {
        if (sheet.isOpen()) {
            return;
        }
        if (host.isOpen()) {
            closeHost();
        } else if (!fleet.selected().isEmpty()) {
            fleet.clearSelection();
        } else if (!filter.isEmpty()) {
            filter.clear();
        }
    }

    private void hostsChanged() {
        showPlace();
        if (host.isOfNoHost()) {
            closeHost();
        }
        columns.consider();
        fleet.showCounts();
        allow();
    }

    private void go(Place there) {
        here = there;
        closeHost();
        rail.show(here);
        top.show(here);
        showPlace();
    }

    private void showPlace() {
        Node wanted = switch (here) {
            case FLEET -> lines.isEmpty() ? first.node() : fleet.node();
            case SESSIONS -> inside.sessions();
            case FIXES -> fixes.node();
            case KNOWLEDGE -> reading.node();
            case CREDENTIALS -> inside.credentials();
        };
        if (!place.getChildren().equals(List.of(wanted))) {
            place.getChildren().setAll(wanted);
            (here == Place.FLEET && !lines.isEmpty() ? fleet.table() : frame).requestFocus();
            reading.arrive(here);
        }
        showPage();
    }

    private void showPage() {
        inside.show(here);
        fixes.show(here);
        reading.refresh();
    }

    private void access(boolean unlocked, boolean locked) {
        checks.lookInside(unlocked);
        columns.consider();
        top.offerUnlock(locked);
    }

    private void allow() {
        boolean idle = !checks.running();
        top.allow(
                idle && !lines.isEmpty(),
                !fleet.selected().isEmpty(),
                !filter.isEmpty() && !lines.shown().isEmpty());
    }

    private void checkAll() {
        check(lines.allHosts());
    }

    private void checkSelected() {
        check(selectedHosts());
    }

    private void checkFiltered() {
        check(lines.shown().stream().map(HostLine::host).toList());
    }

    private void check(Collection<Host> hosts) {
        checks.start(hosts);
        inside.checkBegins();
        allow();
    }

    private void cancelCheck() {
        checks.cancel();
    }

    private void checkMoved(Optional<SweepProgress> progress) {
        progress.ifPresent(status::show);
        fleet.showCounts();
        inside.showMore(here);
    }

    private void checkEnded(Checks.CheckEnd end) {
        status.end(end.progress());
        if (end.full() && !end.progress().cancelled()) {
            Instant now = desk.clock().instant();
            remembered.keepLastFullCheck(now);
            showLastCheck(now);
        }
        columns.consider();
        fleet.showCounts();
        showPage();
        allow();
    }

    private void showLastCheck(Instant at) {
        status.lastFullCheck(
                Words.moment(at, desk.clock().instant(), desk.clock().getZone()));
    }

    private void importFile() {
        files.open(scene.getWindow()).ifPresent(importing::files);
    }

    private void fix() {
        fixes.fix(fleet.chosen().stream().map(HostLine::host).toList());
    }

    private void cure(Host one, Fix cure) {
        fixes.fix(one, cure);
    }

    private void demo() {
        inventory.startDemo(plan -> {
            checks.follow(plan);
            checkAll();
        });
    }

    private List<Host> selectedHosts() {
        return fleet.selected().stream().map(HostLine::host).toList();
    }

    private List<Row> selectedRows() {
        return fleet.selected().stream().map(HostLine::row).toList();
    }

    private void openSelected() {
        Optional.ofNullable(fleet.table().getSelectionModel().getSelectedItem()).ifPresent(host::open);
    }

    private void closeHost() {
        host.close();
        if (here == Place.FLEET) {
            fleet.table().requestFocus();
        }
    }

    private void switchTheme() {
        theme(!appearance.isDark());
        remembered.keepTheme(appearance.isDark());
    }

    private void theme(boolean dark) {
        appearance.show(dark);
        rail.showTheme(dark);
    }

    private void select(Query query) {
        fleet.select(query);
        allow();
    }

    private void openHost(HostId id) {
        lines.of(id).ifPresent(host::open);
    }

    private void filterAlone(String query) {
        go(Place.FLEET);
        filter.clear();
        filter.toggle(query);
    }
}
