package dev.rollcall.ui;

import dev.rollcall.diagnosis.code.Explanation;
import dev.rollcall.matrix.Query;
import dev.rollcall.ui.explain.ErrorOffer;
import dev.rollcall.ui.fleet.Lines;
import dev.rollcall.ui.shell.FilterField;
import dev.rollcall.ui.shell.ProblemLine;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What comes of typing in the filter field: another filter, a line on what is wrong with it, or the offer to explain an error. */
final class Filtering implements FilterField.QueryListener {
    private final ProblemLine problem = new ProblemLine();
    private final Consumer<Query> select;
    private final ErrorOffer offer;
    private final VBox below;

    /**
     * @param select filters
     * @param explain shows an explanation
     */
    Filtering(Lines lines, Clock clock, Consumer<Query> select, Consumer<Explanation> explain) {
        this.select = select;
        offer = new ErrorOffer(
                query -> lines.allRows().stream().anyMatch(row -> query.matches(row, clock.instant())), explain);
        below = new VBox(offer.node(), problem.node());
        offer.node().visibleProperty().addListener((seen, before, shown) -> {
            if (shown) {
                problem.show(Optional.empty());
            }
        });
    }

    /** What is to stand below the field. */
    Node node() {
        return below;
    }

    @Override
    public void changed(Query query) {
        select.accept(query);
    }

    @Override
    public void problem(Optional<String> words) {
        problem.show(offer.isShown() ? Optional.empty() : words);
    }

    @Override
    public void typed(String text) {
        offer.typed(text);
    }

    @Override
    public boolean entered() {
        return offer.take();
    }
}
