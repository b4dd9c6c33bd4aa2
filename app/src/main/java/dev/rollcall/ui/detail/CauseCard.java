package dev.rollcall.ui.detail;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Fixes;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.parts.Buttons;
import dev.rollcall.ui.parts.CauseWords;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The most likely cause of what is wrong with a host: why it is thought so, what cures it, what to look at next. JavaFX thread. */
public final class CauseCard {
    private static final int MOST_CODES = 3;
    private static final int MOST_SAID = 4;

    private final Fixes fixes;
    private final BiConsumer<Host, Fix> fix;
    private Optional<HostId> opened = Optional.empty();

    /** @param fix asks for a fix of a host */
    public CauseCard(Fixes fixes, BiConsumer<Host, Fix> fix) {
        this.fixes = fixes;
        this.fix = fix;
    }

    /** Empty where no cause is known. What was opened of a host stays so while it is shown. */
    public Optional<Node> of(Row row) {
        return row.cause().map(cause -> card(row, cause));
    }

    private Node card(Row row, Diagnosed cause) {
        VBox card = Cards.card("MOST LIKELY CAUSE" + explains(cause));
        card.setId("cause");
        card.getStyleClass().add("cause");
        boolean fails =
                row.verdict().filter(verdict -> verdict.status() == Status.FAIL).isPresent();
        if (!fails) {
            card.getStyleClass().add("mild");
        }
        Label title = Cards.words(cause.title(), "strong");
        title.setId("cause-title");
        Label said = Cards.words(cause.because().stream().limit(MOST_SAID).collect(Collectors.joining("\n")), "muted");
        said.setId("cause-because");
        Label sure = Cards.words(CauseWords.sure(cause.confidence()), "small", "muted");
        sure.setId("cause-confidence");
        card.getChildren().addAll(title, sure, said);
        boolean open = opened.equals(Optional.of(row.host().id()));
        List<Fix> known =
                cause.fixes().stream().flatMap(id -> fixes.of(id).stream()).toList();
        VBox why = CauseWhy.of(row.diagnosis(), !known.isEmpty());
        Button button = Buttons.plain("Why?", () -> {});
        button.setId("cause-why");
        button.setOnAction(event -> show(row.host().id(), why, button, !why.isVisible()));
        card.getChildren().add(cures(row.host(), cause, known, button));
        if (!cause.next().isEmpty()) {
            card.getChildren().addAll(Cards.title("LOOK AT NEXT"), CauseWhy.numbered(cause.next()));
        }
        card.getChildren().add(why);
        show(row.host().id(), why, button, open);
        return card;
    }

    private void show(HostId host, VBox why, Button button, boolean open) {
        if (open) {
            opened = Optional.of(host);
        } else if (opened.equals(Optional.of(host))) {
            opened = Optional.empty();
        }
        why.setVisible(open);
        why.setManaged(open);
        button.setText(open ? "Hide why" : "Why?");
    }

    /** The fixes in their order, each with its risk; where none cures it, what a person is to do. */
    private Node cures(Host host, Diagnosed cause, List<Fix> known, Button why) {
        VBox cures = new VBox(6);
        if (known.isEmpty()) {
            Label words = Cards.words(cause.cause().cure().words());
            words.setId("cause-cure");
            cures.getChildren().add(words);
        }
        for (Fix one : known) {
            String title = one.sheet().title() + "…";
            Runnable ask = () -> fix.accept(host, one);
            Button button = one.equals(known.getFirst()) ? Buttons.primary(title, ask) : Buttons.plain(title, ask);
            button.setId("cure-" + one.id());
            HBox line = new HBox(8, button, risk(one));
            line.setAlignment(Pos.CENTER_LEFT);
            cures.getChildren().add(line);
        }
        cures.getChildren().add(new HBox(why));
        return cures;
    }

    private static Label risk(Fix one) {
        Label risk = new Label(one.sheet().risk().words());
        risk.getStyleClass().add("risk");
        if (one.sheet().risk().disturbs()) {
            risk.getStyleClass().add("disturbs");
        }
        risk.setMinWidth(Region.USE_PREF_SIZE);
        return risk;
    }

    /** {@code 0x904 / 0x7}; of codes that come with any first one, the second alone. */
    private static String explains(Diagnosed cause) {
        String codes = cause.cause().explains().stream()
                .limit(MOST_CODES)
                .map(code -> code.replace("*/", "").replace("/", " / "))
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : " · explains " + codes;
    }
}
