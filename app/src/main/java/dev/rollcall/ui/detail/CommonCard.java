package dev.rollcall.ui.detail;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Commonalities;
import dev.rollcall.matrix.Correlation;
import dev.rollcall.matrix.Correlation.Shared;
import dev.rollcall.matrix.Likeness;
import dev.rollcall.matrix.Likeness.Kind;
import dev.rollcall.matrix.Row;
import dev.rollcall.ui.parts.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a host has in common with others: its cause, and what those with it share; entries that are the same machine. JavaFX thread. */
public final class CommonCard {
    private static final int MOST_SHARED = 2;
    private static final int MOST_LINKS = 6;

    private final VBox card = Cards.card("IN COMMON WITH OTHERS");
    private final Consumer<HostId> open;
    private final Consumer<String> filter;
    private Optional<Said> said = Optional.empty();

    /**
     * @param open shows another host
     * @param filter shows only what this query selects
     */
    public CommonCard(Consumer<HostId> open, Consumer<String> filter) {
        this.open = open;
        this.filter = filter;
        card.setId("in-common");
    }

    /** What it is made of. While that is the same, the card stays as it is, and so does the keyboard's place in it. */
    private record Said(Host host, Optional<Because> cause, List<Likeness> likenesses) {}

    /**
     * The most likely cause.
     *
     * @param others hosts on which it is likely, but for this one
     * @param has of what they share, what this host has too
     */
    private record Because(String id, int others, List<Shared> shared, List<Shared> has) {}

    /** Always the same node; not to be seen where there is nothing to say. */
    public Node of(Row row, Commonalities common) {
        show(row, common);
        return card;
    }

    /** Shows what is known now of a host. */
    public void show(Row row, Commonalities common) {
        Said now = new Said(
                row.host(),
                row.cause().map(cause -> because(row, cause, common)).filter(cause -> cause.others() > 0),
                common.of(row.host().id()));
        if (!said.equals(Optional.of(now))) {
            said = Optional.of(now);
            show(now);
        }
    }

    private static Because because(Row row, Diagnosed cause, Commonalities common) {
        List<Shared> shared = common.of(cause.id()).map(Correlation::shared).orElse(List.of()).stream()
                .limit(MOST_SHARED)
                .toList();
        return new Because(
                cause.id(),
                common.causes().getOrDefault(cause.id(), 0) - 1,
                shared,
                shared.stream().filter(one -> one.trait().describes(row)).toList());
    }

    private void show(Said now) {
        Node title = card.getChildren().getFirst();
        card.getChildren().setAll(title);
        now.cause().ifPresent(this::show);
        now.likenesses().forEach(likeness -> show(now.host(), likeness));
        boolean any = card.getChildren().size() > 1;
        card.setVisible(any);
        card.setManaged(any);
    }

    private void show(Because cause) {
        Hyperlink others = link(
                Words.hosts(cause.others()).replace("host", "other host")
                        + (cause.others() == 1 ? " has this cause" : " have this cause"),
                () -> filter.accept("cause:" + cause.id()));
        others.setId("common-cause");
        card.getChildren().add(others);
        for (Shared one : cause.shared()) {
            Hyperlink link = link(
                    one.share(),
                    () -> filter.accept(
                            "cause:" + cause.id() + " " + one.trait().query()));
            String against = "of those without this cause " + one.rest()
                    + (cause.has().contains(one) ? "" : "; this host is not among them");
            link.setAccessibleText(one.share() + ", " + against);
            card.getChildren().add(new VBox(link, Cards.words(against, "small", "muted", "common-against")));
        }
    }

    private void show(Host host, Likeness likeness) {
        List<Host> besides = likeness.besides(host.id());
        FlowPane line = new FlowPane(4, 2);
        line.getStyleClass().add("common-machine");
        line.getChildren().add(Cards.words(title(likeness)));
        besides.stream()
                .limit(MOST_LINKS)
                .forEach(other -> line.getChildren().add(link(other.label(), () -> open.accept(other.id()))));
        if (besides.size() > MOST_LINKS) {
            line.getChildren().add(Cards.faint("and " + (besides.size() - MOST_LINKS) + " more"));
        }
        card.getChildren().addAll(line, Cards.words(likeness.reasons(), "small", "muted"));
    }

    private static String title(Likeness likeness) {
        if (likeness.kind() == Kind.ONE_MACHINE) {
            return likeness.doubtful() ? "Perhaps also entered as" : "Also entered as";
        }
        String others = likeness.hosts().size() > 2 ? "; the others:" : "; the other:";
        String words = (likeness.doubtful() ? "perhaps " : "") + likeness.kind().words() + others;
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Hyperlink link(String words, Runnable action) {
        Hyperlink link = new Hyperlink(words);
        link.setWrapText(true);
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }
}
