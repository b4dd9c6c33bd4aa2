package dev.rollcall.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * How a PowerShell script gets to a Windows host: a fixed command line, and everything else as ASCII lines on standard input, so
 * that neither length, quoting nor the host's code page matter. Works in Full and in Constrained Language Mode. Safe for many
 * threads.
 */
public final class PowerShellBootstrap {
    /** What the process exits with where its input did not arrive whole; nothing of the script has run then. */
    public static final int INCOMPLETE = 97;

    private static final String LAST_LINE = "#end";

    /** First line: the request. Then the script. The last line shows that nothing is missing. */
    private static final String BOOTSTRAP = "$ProgressPreference='SilentlyContinue';$l=@($input);$n=$l.Count;"
            + "if($n -lt 3 -or $l[$n-1] -ne '" + LAST_LINE + "'){exit " + INCOMPLETE + "};"
            + "$j=$l[0];$s=($l[1..($n-2)]) -join \"`n\";"
            + "Invoke-Expression \"& { $s`n} (`$j|ConvertFrom-Json)\"";

    private PowerShellBootstrap() {}

    /** The command line; the same for every script, and understood by cmd.exe, PowerShell and WinRS alike. */
    public static String commandLine() {
        return "powershell.exe " + String.join(" ", arguments());
    }

    /** Those of {@code powershell.exe}. */
    public static List<String> arguments() {
        return List.of("-NoProfile", "-NonInteractive", "-EncodedCommand", encoded());
    }

    private static String encoded() {
        return Base64.getEncoder().encodeToString(BOOTSTRAP.getBytes(StandardCharsets.UTF_16LE));
    }

    /**
     * What goes to standard input, which is then closed.
     *
     * @param request one JSON document
     * @throws IllegalArgumentException where the script is not plain ASCII
     */
    public static byte[] input(Script script, String request) {
        String text = script.text();
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(script.name() + " has characters that are not ASCII");
        }
        String lines = ascii(request) + "\n" + text.replace("\r\n", "\n").stripTrailing() + "\n" + LAST_LINE + "\n";
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    /** The same JSON document in one line of ASCII: what is not ASCII can only stand inside strings, line ends only outside. */
    static String ascii(String json) {
        StringBuilder line = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            if (unit == '\n' || unit == '\r') {
                line.append(' ');
            } else if (unit < 0x7F) {
                line.append(unit);
            } else {
                line.append(String.format("\\u%04x", (int) unit));
            }
        }
        return line.toString();
    }
}
