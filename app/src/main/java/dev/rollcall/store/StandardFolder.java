package dev.rollcall.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a user's own store is when they name none: the place their platform has for it. */
public final class StandardFolder {
    private StandardFolder() {}

    /** For the running program. */
    public static Path here() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * @param system as the JVM's {@code os.name} says it
     * @param environment {@code LOCALAPPDATA} counts on Windows, {@code XDG_DATA_HOME} (XDG Base Directory, absolute paths only)
     *     on all others but macOS
     */
    public static Path of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return said(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("Rollcall");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Rollcall");
        }
        return said(environment, "XDG_DATA_HOME")
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("rollcall");
    }

    private static Optional<Path> said(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
