package dev.rollcall.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class PowerShellBootstrapTest {
    @Test
    void everythingTravelsAsLinesOfAscii() {
        var bootstrap = PowerShellBootstrap.of(
                powerShell("param($Request)\r\n'ok'\r\n\r\n"), "{\n\"a\":\"ü€\uD83D\uDE00\u007f\"}");
        assertEquals(
                "{ \"a\":\"\\u00fc\\u20ac\\ud83d\\ude00\\u007f\"}\nparam($Request)\n'ok'\n#end\n",
                new String(bootstrap.input(), StandardCharsets.US_ASCII));
    }

    @Test
    void scriptBeyondAsciiIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> PowerShellBootstrap.of(powerShell("'ü'"), "{}"));
        Script shell = new Script("x.sh", Script.Language.SH, "true");
        assertThrows(IllegalArgumentException.class, () -> PowerShellBootstrap.of(shell, "{}"));
    }

    @Test
    void commandLineFitsTheShortestShell() {
        var bootstrap = PowerShellBootstrap.of(powerShell("'ok'"), "{}");
        assertTrue(bootstrap.commandLine().length() < 2000, "cmd.exe takes 8191 characters");
        String text = new String(Base64.getDecoder().decode(bootstrap.encodedCommand()), StandardCharsets.UTF_16LE);
        assertTrue(text.contains("@($input)"), text);
    }

    private static Script powerShell(String text) {
        return new Script("x.ps1", Script.Language.POWERSHELL, text);
    }
}
