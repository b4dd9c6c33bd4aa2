package dev.rollcall.ui.fleet;

import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Correlation;
import dev.rollcall.matrix.Correlation.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final Consumer<String> toggle;
    private List<Offer> shown = List.of();

    /** @param toggle is given the query of what was pressed */
    SharedBar(Consumer<String> toggle) {
        this.toggle = toggle;
        flow.setId("shared");
        show(List.of());
    }

    /**
     * One button.
     *
     * @param query what pressing it adds to the filter, or takes away
     */
    private record Offer(String words, String why, String query, boolean pressed) {}

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
                        correlation.cause().title() + ": " + first.share(),
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
        String why = correlation.cause().title() + ": " + one.words()
                + ". Counted are hosts on which the cause is likely, against those that were looked at and lack it.";
        return new Offer(words, why, query, pressed);
    }

    private void show(List<Offer> offers) {
        flow.setVisible(!offers.isEmpty());
        flow.setManaged(!offers.isEmpty());
        if (offers.equals(shown)) {
            return;
        }
        Optional<String> focused = Optional.ofNullable(flow.getScene())
                .map(Scene::getFocusOwner)
                .filter(owner -> flow.getChildren().contains(owner) && owner instanceof ToggleButton)
                .map(owner -> ((ToggleButton) owner).getText());
        shown = offers;
        flow.getChildren().clear();
        if (!offers.isEmpty()) {
            Label title = new Label("In common");
            title.getStyleClass().add("shared-title");
            flow.getChildren().add(title);
        }
        for (Offer offer : offers) {
            ToggleButton button = button(offer);
            flow.getChildren().add(button);
            if (focused.isPresent() && offer.words().endsWith(tail(focused.get()))) {
                button.requestFocus();
            }
        }
    }

    /** The same offer with its cause named or not. */
    private static String tail(String words) {
        return words.substring(words.indexOf(": ") + 1).strip();
    }

    private ToggleButton button(Offer offer) {
        ToggleButton button = new ToggleButton(offer.words());
        button.getStyleClass().setAll("shared");
        button.setMaxWidth(WIDEST);
        button.setSelected(offer.pressed());
        button.setAccessibleText(offer.why());
        Tooltip why = new Tooltip(offer.why());
        why.setWrapText(true);
        why.setMaxWidth(WIDEST);
        button.setTooltip(why);
        button.setOnAction(event -> toggle.accept(offer.query()));
        return button;
    }
}
