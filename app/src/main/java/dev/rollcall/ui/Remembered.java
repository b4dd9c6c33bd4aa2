package dev.rollcall.ui;

import dev.rollcall.inventory.Settings;
import dev.rollcall.ui.parts.Offstage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What the window keeps from one start to the next, read once and written in the background. */
final class Remembered {
    private static final String THEME = "window.theme";
    private static final String COLUMNS = "window.columns";
    private static final String INSIDE_SHOWN = "window.inside-columns";
    private static final String GATEWAY_SHOWN = "window.gateway-column";
    private static final String PLACE = "window.place";
    private static final String LAST_FULL_CHECK = "fleet.last-full-check";
    private static final String DARK = "dark";

    private final Settings settings;
    private final Offstage offstage;
    private final boolean dark;
    private final String columns;
    private final boolean insideShown;
    private final boolean gatewayShown;
    private final Optional<String> place;
    private final Optional<Instant> lastFullCheck;

    Remembered(Settings settings, Offstage offstage) {
        this.settings = settings;
        this.offstage = offstage;
        dark = settings.get(THEME).filter(DARK::equals).isPresent();
        columns = settings.get(COLUMNS).orElse("");
        insideShown = settings.get(INSIDE_SHOWN).isPresent();
        gatewayShown = settings.get(GATEWAY_SHOWN).isPresent();
        place = settings.get(PLACE);
        lastFullCheck = settings.get(LAST_FULL_CHECK).flatMap(Remembered::instant);
    }

    boolean dark() {
        return dark;
    }

    String columns() {
        return columns;
    }

    /** Whether the columns of the inside have been shown once: since then a person decides. */
    boolean insideShown() {
        return insideShown;
    }

    void keepInsideShown() {
        keep(INSIDE_SHOWN, "shown");
    }

    /** The same of the column of gateways. */
    boolean gatewayShown() {
        return gatewayShown;
    }

    void keepGatewayShown() {
        keep(GATEWAY_SHOWN, "shown");
    }

    Optional<String> place() {
        return place;
    }

    Optional<Instant> lastFullCheck() {
        return lastFullCheck;
    }

    void keepTheme(boolean nowDark) {
        keep(THEME, nowDark ? DARK : "light");
    }

    void keepColumns(String text) {
        keep(COLUMNS, text);
    }

    void keepPlace(String text) {
        keep(PLACE, text);
    }

    void keepLastFullCheck(Instant at) {
        keep(LAST_FULL_CHECK, at.toString());
    }

    private void keep(String key, String text) {
        offstage.inOrder(() -> settings.put(key, text));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
