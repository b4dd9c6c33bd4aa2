package dev.rollcall.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: AtlantaFX below, our values and rules on top. */
final class Appearance {
    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");
    private static final List<String> SHEETS =
            List.of("base", "buttons", "shell", "verdicts", "table", "cards", "dialogs", "fixes", "knowledge");
    private static final double ANY_SIZE = 13;

    private final Scene scene;
    private boolean dark;

    Appearance(Scene scene) {
        this.scene = scene;
        FONTS.forEach(Appearance::load);
    }

    boolean isDark() {
        return dark;
    }

    void show(boolean nowDark) {
        dark = nowDark;
        scene.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet(dark ? "tokens-dark" : "tokens-light"));
        SHEETS.forEach(name -> sheets.add(sheet(name)));
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return resource("/styles/" + name + ".css").toExternalForm();
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Appearance.class.getResource(path), path);
    }

    private static void load(String font) {
        try (InputStream bytes = resource("/styles/fonts/" + font).openStream()) {
            // Null where the platform can't read it; the style sheets name others to fall back on.
            Font.loadFont(bytes, ANY_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
