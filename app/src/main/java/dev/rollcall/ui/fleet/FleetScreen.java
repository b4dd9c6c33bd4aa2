package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.Term;
import dev.rollcall.observation.Check;
import dev.rollcall.ui.parts.Offstage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The fleet: counts, bar, chips, table, and what to do with the selected. JavaFX thread only. */
public final class FleetScreen {
    private final Lines lines;
    private final FleetTable table;
    private final CountsStrip counts = new CountsStrip();
    private final StackedBar bar = new StackedBar();
    private final ChipBar chips;
    private final SharedBar shared;
    private final InCommon common;
    private final VBox page;
    private final SelectionBar selection;
    private Set<String> terms = Set.of();

    /** @param toggle is given the query of a chip that was pressed */
    public FleetScreen(Lines lines, Clock clock, Offstage offstage, Consumer<String> toggle, TableActions actions) {
        this.lines = lines;
        table = new FleetTable(lines, clock);
        chips = new ChipBar(toggle);
        shared = new SharedBar(toggle);
        common = new InCommon(lines, offstage);
        lines.common().addListener((seen, before, now) -> shared.show(now, terms));
        selection = new SelectionBar(actions, this::clearSelection);
        table.selected().addListener((ListChangeListener<HostLine>) change -> showSelection());
        table.onOpen(line -> actions.open().run());
        table.node().setContextMenu(menu(actions));
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
                actions.copy().run();
                event.consume();
            }
        });
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        page = new VBox(counts.node(), bar.node(), chips.node(), shared.node(), table.node(), selection.node());
        page.setPadding(new Insets(12, 16, 12, 16));
        VBox.setMargin(bar.node(), new Insets(8, 0, 10, 0));
        VBox.setMargin(chips.node(), new Insets(0, 0, 6, 0));
        VBox.setMargin(shared.node(), new Insets(0, 0, 6, 0));
        VBox.setMargin(selection.node(), new Insets(10, 0, 0, 0));
    }

    public Node node() {
        return page;
    }

    public TableView<HostLine> table() {
        return table.node();
    }

    public List<HostLine> selected() {
        return List.copyOf(table.selected());
    }

    public void onSelected(Consumer<Optional<HostLine>> heard) {
        table.node()
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((seen, before, now) -> heard.accept(Optional.ofNullable(now)));
    }

    public void clearSelection() {
        table.node().getSelectionModel().clearSelection();
    }

    /** Shows only what {@code query} selects. */
    public void select(Query query) {
        terms = query.terms().stream().map(Term::toString).collect(Collectors.toSet());
        lines.select(query);
        showCounts();
    }

    /** Counts, bar and chips as they are now. */
    public void showCounts() {
        counts.show(lines.matrix().counts(), lines.shown().size());
        bar.show(lines.matrix().counts());
        chips.show(lines.matrix().chips(), terms);
        shared.show(lines.common().get(), terms);
        common.look();
        showSelection();
    }

    /** Those that are selected; where none is, all that match the filter, where there is one. */
    public List<HostLine> chosen() {
        List<HostLine> selected = selected();
        return selected.isEmpty() && !terms.isEmpty() ? lines.shown() : selected;
    }

    private void showSelection() {
        List<HostLine> selected = selected();
        selection.show(selected, terms.isEmpty() ? 0 : lines.shown().size());
    }

    /** @param kept what was kept last time; may be empty */
    public void rememberColumns(String kept, Consumer<String> keep) {
        table.restoreColumns(kept);
        table.onColumnsChanged(keep);
    }

    /** Shows the columns of what is seen from inside. */
    public void showInside() {
        table.showInside();
    }

    public void show(Check check) {
        table.show(check);
    }

    private static ContextMenu menu(TableActions actions) {
        return new ContextMenu(
                item("Details", actions.open()),
                item("Check again", actions.checkSelected()),
                item("Copy", actions.copy()),
                item("Export…", actions.export()),
                item("Fix…", actions.fix()),
                item("Gateway…", actions.gateway()),
                item("Remove…", actions.remove()));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }
}
