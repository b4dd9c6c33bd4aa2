package dev.rollcall.launch;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import dev.rollcall.vault.keyring.Keyring;
import dev.rollcall.vault.keyring.Keyrings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keyring of this system, where there is one to offer. Safe for many threads.
 *
 * @param isHere whether to offer it: it may still refuse
 */
record WindowKeyring(Keyring keyring, boolean isHere) {
    private static final String LINUX_TOOL = "secret-tool";

    static WindowKeyring of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean here = name.startsWith("windows")
                || name.startsWith("mac")
                || folders(environment).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(LINUX_TOOL)));
        return new WindowKeyring(Keyrings.here(), here);
    }

    private static List<String> folders(Map<String, String> environment) {
        return List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator));
    }

    Secret find(Path vault) throws InputException, InterruptedException {
        return keyring.find(vault)
                .orElseThrow(
                        () -> new InputException(
                                "this system's keyring has no passphrase for this vault: type it, and let the keyring keep it"));
    }

    void keep(Path vault, Secret passphrase) throws InputException, InterruptedException {
        keyring.keep(vault, passphrase);
    }
}
