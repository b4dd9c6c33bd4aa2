package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC), by libsecret's {@code secret-tool}. */
record DesktopKeyring(List<String> tool) implements Keyring {
    @Override
    public Optional<Secret> find(Path vault) throws InputException, InterruptedException {
        Tool.Ended ended = Tool.run(command(vault, "lookup"), new byte[0]);
        byte[] hex = Tool.line(ended.output());
        try {
            // Neither a missing entry nor a missing service is told apart by its exit code.
            return ended.code() == 0 && hex.length > 0 ? Optional.of(Hex.secret(hex)) : Optional.empty();
        } finally {
            Arrays.fill(hex, (byte) 0);
            Arrays.fill(ended.output(), (byte) 0);
        }
    }

    @Override
    public void keep(Path vault, Secret passphrase) throws InputException, InterruptedException {
        byte[] hex = Hex.of(passphrase);
        try {
            if (Tool.run(command(vault, "store", "--label=Rollcall vault"), hex).code() != 0) {
                throw new InputException(
                        "the keyring of this system did not take the passphrase: is a desktop logged on, and its keyring"
                                + " unlocked?");
            }
        } finally {
            Arrays.fill(hex, (byte) 0);
        }
    }

    private List<String> command(Path vault, String... verb) {
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of(verb));
        command.addAll(List.of("application", "rollcall", "vault", vault.toString()));
        return command;
    }
}
