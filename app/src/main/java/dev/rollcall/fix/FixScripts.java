package dev.rollcall.fix;

import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Host scripts as they are shipped: beside the classes, named after the fix. */
final class FixScripts {
    private FixScripts() {}

    static Optional<Script> of(String fix, Language language) {
        String name = switch (language) {
            case POWERSHELL -> fix + ".ps1";
            case SH -> fix + ".sh";
        };
        try (InputStream input = FixScripts.class.getResourceAsStream(name)) {
            return input == null
                    ? Optional.empty()
                    : Optional.of(
                            new Script(name, language, new String(input.readAllBytes(), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
