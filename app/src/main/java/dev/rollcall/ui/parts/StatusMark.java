package dev.rollcall.ui.parts;

import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A finding as a person sees it: a shape, a colour and words, never a colour alone. */
public final class StatusMark extends Label {
    private static final List<String> LOOKS = List.of("ok", "warn", "fail", "unknown", "skipped");

    private final Region glyph = new Region();

    public StatusMark() {
        getStyleClass().add("verdict");
        glyph.getStyleClass().add("glyph");
        setGraphic(glyph);
    }

    public void show(Finding finding) {
        show(finding.status(), finding.summary().isBlank() ? finding.code() : finding.summary());
        setAccessibleText(spoken(finding));
    }

    /** What a screen reader speaks: {@code Certificate: fail, expired 12 d ago}. */
    public static String spoken(Finding finding) {
        return finding.check().title() + ": " + finding.status().key() + ", " + finding.summary();
    }

    public void show(Status status, String words) {
        String look = status.name().toLowerCase(Locale.ROOT);
        if (!getStyleClass().contains(look)) {
            getStyleClass().removeAll(LOOKS);
            getStyleClass().add(look);
            glyph.getStyleClass().setAll("glyph", look);
        }
        setText(words);
    }
}
