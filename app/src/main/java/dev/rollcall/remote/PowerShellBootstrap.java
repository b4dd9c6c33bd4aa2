package dev.rollcall.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How a PowerShell script and its request reach a host: a fixed few words as {@code -EncodedCommand}, and everything else as ASCII
 * lines on standard input, so that neither length, quoting nor code page matters. Works in Constrained Language Mode too.
 */
public final class PowerShellBootstrap {
    /** What the process exits with where its input did not arrive whole; nothing of the script has run then. */
    public static final int INCOMPLETE = 97;

    private static final String LAST_LINE = "#end";

    /** First line: the request. Then the script. The last line shows that nothing is missing. */
    private static final String COMMAND = "$ProgressPreference='SilentlyContinue';$l=@($input);$n=$l.Count;"
            + "if($n -lt 3 -or $l[$n-1] -ne '" + LAST_LINE + "'){exit " + INCOMPLETE + "};"
            + "$j=$l[0];$s=($l[1..($n-2)]) -join \"`n\";"
            + "Invoke-Expression \"& { $s`n} (`$j|ConvertFrom-Json)\"";

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
        if (!isAscii(script.text())) {
            throw new IllegalArgumentException(script.name() + " has characters that are not ASCII");
        }
        String text = script.text().replace("\r\n", "\n").stripTrailing();
        String lines = oneAsciiLine(request) + "\n" + text + "\n" + LAST_LINE + "\n";
        return new PowerShellBootstrap(lines.getBytes(StandardCharsets.US_ASCII));
    }

    /** The argument of {@code powershell.exe -EncodedCommand}; the same for every script. */
    public String encodedCommand() {
        return Base64.getEncoder().encodeToString(COMMAND.getBytes(StandardCharsets.UTF_16LE));
    }

    /** A command line that cmd.exe and PowerShell understand alike. */
    public String commandLine() {
        return "powershell.exe -NoProfile -NonInteractive -EncodedCommand " + encodedCommand();
    }

    /** What goes to standard input, all of it; that is then closed. */
    public byte[] input() {
        return input.clone();
    }

    /** A loop, since this is asked of some forty thousand characters for each host. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
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
