package dev.rollcall.ui.shell;

import dev.rollcall.ui.parts.Icon;

/** Where one can be in the window. */
public enum Place {
    FLEET("Fleet", Icon.GRID),
    SESSIONS("Sessions", Icon.PERSON),
    FIXES("Fixes", Icon.STEPS),
    KNOWLEDGE("Knowledge", Icon.BOOK),
    CREDENTIALS("Credentials", Icon.KEY);

    private final String title;
    private final Icon icon;

    Place(String title, Icon icon) {
        this.title = title;
        this.icon = icon;
    }

    public String title() {
        return title;
    }

    Icon icon() {
        return icon;
    }
}
