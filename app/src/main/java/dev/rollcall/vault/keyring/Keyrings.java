package dev.rollcall.vault.keyring;

import java.util.List;
import java.util.Locale;

/** Chooses the keyring of an operating system. */
public final class Keyrings {
    private Keyrings() {}

    /** For the running program. That there is one shows when it is first used. */
    public static Keyring here() {
        return of(System.getProperty("os.name", ""));
    }

    /** @param system as the JVM's {@code os.name} says it */
    static Keyring of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new UserProtectedFile(List.of("powershell.exe"));
        }
        if (name.startsWith("mac")) {
            return new LoginKeychain(List.of("/usr/bin/security"));
        }
        return new DesktopKeyring(List.of("secret-tool"));
    }
}
