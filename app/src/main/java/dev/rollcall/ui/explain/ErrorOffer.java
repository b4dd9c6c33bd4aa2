package dev.rollcall.ui.explain;

import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.diagnosis.code.KnownCode;
import dev.rollcall.diagnosis.code.Understood;
import dev.rollcall.matrix.Query;
import dev.rollcall.matrix.QueryException;
import dev.rollcall.ui.parts.Buttons;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** Offers to explain what was typed or pasted where hosts are filtered, when it is an error and no query that means something. */
public final class ErrorOffer {
    private static final Duration PATIENCE = Duration.millis(250);

    private final Predicate<Query> selects;
    private final Consumer<Explanation> open;
    private final Label words = new Label();
    private final HBox line;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private String text = "";
    private Optional<Explanation> offered = Optional.empty();

    /**
     * @param selects whether a query selects any host
     * @param open shows an explanation
     */
    public ErrorOffer(Predicate<Query> selects, Consumer<Explanation> open) {
        this.selects = selects;
        this.open = open;
        words.setId("error-words");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button explain = Buttons.tiny("Explain", this::take);
        explain.setId("explain");
        line = new HBox(10, words, explain);
        line.setId("error-offer");
        line.getStyleClass().add("error-offer");
        line.setAlignment(Pos.CENTER_LEFT);
        patience.setOnFinished(event -> consider());
        show(Optional.empty());
    }

    public Node node() {
        return line;
    }

    public boolean isShown() {
        return offered.isPresent();
    }

    /** Considers it in a moment; what is no error any more is not offered any longer. */
    public void typed(String newText) {
        text = newText;
        if (text.isBlank()) {
            patience.stop();
            show(Optional.empty());
        } else {
            patience.playFromStart();
        }
    }

    /** Shows the explanation of what was typed, where it is an error; otherwise says no. */
    public boolean take() {
        patience.stop();
        consider();
        offered.ifPresent(open);
        return offered.isPresent();
    }

    private void consider() {
        show(Optional.of(text)
                .filter(typed -> !typed.isBlank() && !isQuery(typed))
                .map(Explanation::of)
                .filter(explanation -> !explanation.understood().isEmpty()));
    }

    /** Words alone are one if some host has them. */
    private boolean isQuery(String typed) {
        try {
            Query query = Query.parse(typed);
            return !query.onlyWords() || selects.test(query);
        } catch (QueryException notOne) {
            return false;
        }
    }

    private void show(Optional<Explanation> explanation) {
        offered = explanation;
        words.setText(explanation.map(ErrorOffer::brief).orElse(""));
        line.setVisible(explanation.isPresent());
        line.setManaged(explanation.isPresent());
    }

    /** {@code 0x904 0x7: the connection was closed … and 2 more}. */
    private static String brief(Explanation explanation) {
        List<Understood> all = explanation.understood();
        KnownCode first = all.getFirst().known();
        String more = all.size() > 1 ? " · and " + (all.size() - 1) + " more" : "";
        return UnderstoodWords.code(all.getFirst()) + ": " + first.meaning() + more;
    }
}
