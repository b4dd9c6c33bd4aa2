package dev.rollcall.diagnosis.knowledge;

import java.util.Locale;

/** What a page is about, in the order in which pages are listed. */
public enum PageKind {
    TOPIC("Topics"),
    CAUSE("Causes"),
    FIX("Fixes"),
    CODE("Codes");

    private final String title;

    PageKind(String title) {
        this.title = title;
    }

    /** Of many of them. */
    public String title() {
        return title;
    }

    /** As JSON names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
