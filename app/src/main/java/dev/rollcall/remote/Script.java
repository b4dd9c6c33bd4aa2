package dev.rollcall.remote;

/**
 * A script as a person could read it and run it by hand. What it needs to know reaches it as one JSON document, never as part of
 * its text.
 *
 * @param name file name, for people
 */
public record Script(String name, Language language, String text) {
    public enum Language {
        /** Windows PowerShell 3.0 or newer; begins with {@code param($Request)}. */
        POWERSHELL,
        /** POSIX sh; reads the JSON document from standard input. */
        SH
    }
}
