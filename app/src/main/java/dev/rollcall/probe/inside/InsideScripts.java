package dev.rollcall.probe.inside;

import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The scripts that look inside hosts, as they are shipped. They change nothing there. */
public final class InsideScripts {
    private final Script windows = read("windows.ps1", Language.POWERSHELL);
    private final Script linux = read("linux.sh", Language.SH);

    public Script in(Language language) {
        return switch (language) {
            case POWERSHELL -> windows;
            case SH -> linux;
        };
    }

    /** What the script of that name says; empty where there is none. */
    public static Optional<String> textOf(String name) {
        return switch (name) {
            case "windows.ps1" -> Optional.of(read(name, Language.POWERSHELL).text());
            case "linux.sh" -> Optional.of(read(name, Language.SH).text());
            default -> Optional.empty();
        };
    }

    private static Script read(String name, Language language) {
        try (InputStream input = InsideScripts.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("this build has no " + name);
            }
            return new Script(name, language, new String(input.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
