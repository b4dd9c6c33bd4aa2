package dev.rollcall.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How a PowerShell script and its request reach a host: a fixed few words as {@code -EncodedCommand}, and everything else as ASCII
 * lines on standard input, so that neither length nor code page matters. Works in Constrained Language Mode too.
 */
public final class PowerShellBootstrap {
    private static final String COMMAND =
            "$ProgressPreference='SilentlyContinue';$l=@($input);$j=$l[0];$s=($l[1..($l.Count-1)]) -join \"`n\";"
                    + "Invoke-Expression \"& { $s } (`$j|ConvertFrom-Json)\"";

    private final byte[] input;

    private PowerShellBootstrap(byte[] input) {
        this.input = input;
    }

    /**
     * @param request one JSON document
     * @throws IllegalArgumentException where the script is not plain ASCII, or not for PowerShell
     */
    public static PowerShellBootstrap of(Script script, String request) {
        if (script.language() != Script.Language.POWERSHELL) {
            throw new IllegalArgumentException(script.name() + " is no PowerShell script");
        }
        if (script.text().chars().anyMatch(character -> character > '~')) {
            throw new IllegalArgumentException(script.name() + " has characters that are not ASCII");
        }
        String text = script.text().replace("\r\n", "\n");
        String lines = oneAsciiLine(request) + "\n" + text + (text.endsWith("\n") ? "" : "\n");
        return new PowerShellBootstrap(lines.getBytes(StandardCharsets.US_ASCII));
    }

    /** The argument of {@code powershell.exe -EncodedCommand}. */
    public String encodedCommand() {
        return Base64.getEncoder().encodeToString(COMMAND.getBytes(StandardCharsets.UTF_16LE));
    }

    /** What goes to standard input, all of it. */
    public byte[] input() {
        return input.clone();
    }

    /** In JSON a line end can only be between two tokens, and any character inside a string can be escaped. */
    private static String oneAsciiLine(String json) {
        StringBuilder line = new StringBuilder(json.length());
        json.chars().forEach(character -> {
            if (character == '\r' || character == '\n') {
                line.append(' ');
            } else if (character > '~') {
                line.append(String.format("\\u%04x", character));
            } else {
                line.append((char) character);
            }
        });
        return line.toString();
    }
}
