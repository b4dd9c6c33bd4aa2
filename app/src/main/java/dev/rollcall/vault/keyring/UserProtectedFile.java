package dev.rollcall.vault.keyring;

import dev.rollcall.host.InputException;
import dev.rollcall.vault.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A file beside the vault that only the same Windows user can read (the Data Protection API), by Windows PowerShell. */
record UserProtectedFile(List<String> tool) implements Keyring {
    private static final int LARGEST = 64 << 10;

    /** In and out: one line of hexadecimal. VERB is {@code Protect} or {@code Unprotect}. */
    private static final String SCRIPT = """
            $ErrorActionPreference = 'Stop'
            Add-Type -AssemblyName System.Security
            $hex = [Console]::In.ReadToEnd().Trim()
            $in = New-Object byte[] ($hex.Length / 2)
            for ($i = 0; $i -lt $in.Length; $i++) { $in[$i] = [Convert]::ToByte($hex.Substring(2 * $i, 2), 16) }
            $out = [Security.Cryptography.ProtectedData]::VERB($in, $null, 'CurrentUser')
            [Console]::Out.Write([BitConverter]::ToString($out).Replace('-', '').ToLowerInvariant())
            """;

    @Override
    public Optional<Secret> find(Path vault) throws InputException, InterruptedException {
        Path file = file(vault);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] hex;
        try (InputStream in = Files.newInputStream(file)) {
            hex = turned("Unprotect", in.readNBytes(LARGEST), file);
        } catch (IOException e) {
            throw new InputException("the protected passphrase " + file + " can't be read", e);
        }
        try {
            return Optional.of(Hex.secret(hex));
        } finally {
            Arrays.fill(hex, (byte) 0);
        }
    }

    @Override
    public void keep(Path vault, Secret passphrase) throws InputException, InterruptedException {
        byte[] hex = Hex.of(passphrase);
        Path file = file(vault);
        try {
            Files.write(file, turned("Protect", hex, file));
        } catch (IOException e) {
            throw new InputException("the protected passphrase " + file + " can't be written", e);
        } finally {
            Arrays.fill(hex, (byte) 0);
        }
    }

    private byte[] turned(String verb, byte[] hex, Path file) throws InputException, InterruptedException {
        String script = SCRIPT.replace("VERB", verb);
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of("-NoLogo", "-NoProfile", "-NonInteractive", "-EncodedCommand"));
        command.add(Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE)));
        Tool.Ended ended = Tool.run(command, hex);
        if (ended.code() != 0 || ended.output().length == 0) {
            throw new InputException("Windows could not protect or open the passphrase in " + file
                    + ": it belongs to another user, or was copied from another computer");
        }
        try {
            return Tool.line(ended.output());
        } finally {
            Arrays.fill(ended.output(), (byte) 0);
        }
    }

    private static Path file(Path vault) {
        return vault.resolveSibling(vault.getFileName() + ".passphrase");
    }
}
