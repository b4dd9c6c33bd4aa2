package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Correlation;
import dev.rollcall.matrix.Correlation.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/**
 * What hosts with one cause share and others don't: of the cause whose chip is pressed, or of the most frequent ones while there is
 * no filter. Pressing one narrows the table to its hosts, pressing it again lets go. Takes no room where there is nothing to say.
 */
final class SharedBar {
    private static final int MOST = 3;
    private static final double WIDEST = 460;
    private static final String CAUSE = "cause:";

    private final FlowPane flow = new FlowPane(6, 4);
    private final Label title = new Label("In common");

    /** By what they are about: while counts change under the pointer, what is pressed stays the same button. */
    private final Map<String, ToggleButton> buttons = new HashMap<>();

    private final Consumer<String> toggle;
    private List<Offer> shown = List.of();

    /** @param toggle is given the query of what was pressed */
    SharedBar(Consumer<String> toggle) {
        this.toggle = toggle;
        flow.setId("shared");
        title.getStyleClass().add("shared-title");
        show(List.of());
    }

    /**
     * One button.
     *
     * @param about the cause and what its hosts share
     * @param query what pressing it adds to the filter, or takes away
     */
    private record Offer(String about, String words, String why, String query, boolean pressed) {}

    FlowPane node() {
        return flow;
    }

    /** @param terms the query terms that hold now */
    void show(Commonalities common, Set<String> terms) {
        List<Offer> offers = new ArrayList<>();
        for (Correlation correlation : common.correlations()) {
            String cause = CAUSE + correlation.cause().id();
            if (terms.isEmpty()) {
                Shared first = correlation.shared().getFirst();
                offers.add(offer(
                        correlation,
                        first,
                        correlation.title() + ": " + first.share(),
                        cause + " " + first.trait().query(),
                        false));
            } else if (terms.contains(cause)) {
                for (Shared one : correlation.shared()) {
                    String query = one.trait().query();
                    offers.add(offer(correlation, one, one.share(), query, terms.contains(query)));
                }
            }
        }
        show(offers.stream().limit(MOST).toList());
    }

    private static Offer offer(Correlation correlation, Shared one, String words, String query, boolean pressed) {
        String why = correlation.title() + ": " + one.words()
                + ". Counted are hosts on which the cause is likely, against those that were looked at and lack it.";
        return new Offer(correlation.cause().id() + " " + one.trait().query(), words, why, query, pressed);
    }

    private void show(List<Offer> offers) {
        flow.setVisible(!offers.isEmpty());
        flow.setManaged(!offers.isEmpty());
        if (offers.equals(shown)) {
            return;
        }
        // Also while the window itself is not in front.
        Optional<Node> owner = Optional.ofNullable(flow.getScene()).map(Scene::getFocusOwner);
        Optional<String> focused = buttons.entrySet().stream()
                .filter(entry -> owner.equals(Optional.of(entry.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
        shown = offers;
        List<Node> next = new ArrayList<>();
        if (!offers.isEmpty()) {
            next.add(title);
        }
        for (Offer offer : offers) {
            ToggleButton button = buttons.computeIfAbsent(offer.about(), about -> button());
            show(offer, button);
            next.add(button);
        }
        buttons.values().retainAll(next);
        if (!flow.getChildren().equals(next)) {
            flow.getChildren().setAll(next);
        }
        focused.flatMap(about -> Optional.ofNullable(buttons.get(about))).ifPresent(ToggleButton::requestFocus);
    }

    private static ToggleButton button() {
        ToggleButton button = new ToggleButton();
        button.getStyleClass().setAll("shared");
        button.setMaxWidth(WIDEST);
        Tooltip why = new Tooltip();
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
        button.setTooltip(why);
        return button;
    }

    private void show(Offer offer, ToggleButton button) {
        button.setText(offer.words());
        button.setSelected(offer.pressed());
        button.setAccessibleText(offer.why());
        button.getTooltip().setText(offer.why());
        button.setOnAction(event -> toggle.accept(offer.query()));
    }
}
