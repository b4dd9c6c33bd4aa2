package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The login keychain of macOS, by {@code security}, which takes commands with secrets in them from standard input. */
record LoginKeychain(List<String> tool) implements Keyring {
    @Override
    public Optional<Secret> find(Path vault) throws InputException, InterruptedException {
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of("find-generic-password", "-s", "Rollcall vault", "-a", vault.toString(), "-w"));
        Tool.Ended ended = Tool.run(command, new byte[0]);
        byte[] hex = Tool.line(ended.output());
        try {
            return ended.code() == 0 && hex.length > 0 ? Optional.of(Hex.secret(hex)) : Optional.empty();
        } finally {
            Arrays.fill(hex, (byte) 0);
            Arrays.fill(ended.output(), (byte) 0);
        }
    }

    @Override
    public void keep(Path vault, Secret passphrase) throws InputException, InterruptedException {
        String place = vault.toString();
        if (place.chars().anyMatch(c -> c == '"' || c == '\\' || c == '\n')) {
            throw new InputException("the keychain can't keep a passphrase for a vault with such a name: " + place);
        }
        byte[] hex = Hex.of(passphrase);
        String start = "add-generic-password -U -s \"Rollcall vault\" -a \"" + place + "\" -w ";
        byte[] line = joined(start.getBytes(StandardCharsets.UTF_8), hex);
        List<String> command = new ArrayList<>(tool);
        command.add("-i");
        try {
            Tool.Ended ended = Tool.run(command, line);
            Arrays.fill(ended.output(), (byte) 0);
            // Its exit code is that of the shell it plays, not of the command: look whether it is there.
            Optional<Secret> there = find(vault);
            there.ifPresent(Secret::close);
            if (there.isEmpty()) {
                throw new InputException("the keychain did not take the passphrase: is it unlocked?");
            }
        } finally {
            Arrays.fill(hex, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    private static byte[] joined(byte[] start, byte[] end) {
        byte[] line = Arrays.copyOf(start, start.length + end.length + 1);
        System.arraycopy(end, 0, line, start.length, end.length);
        line[line.length - 1] = '\n';
        return line;
    }
}
