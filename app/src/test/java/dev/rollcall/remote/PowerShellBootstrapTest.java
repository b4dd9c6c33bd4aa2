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
        Script script = new Script("x.ps1", Script.Language.POWERSHELL, "param($Request)\r\n'ok'\r\n\r\n");
        byte[] input = PowerShellBootstrap.input(script, "{\n\"a\":\"ü€\uD83D\uDE00\u007f\"}");
        assertEquals(
                "{ \"a\":\"\\u00fc\\u20ac\\ud83d\\ude00\\u007f\"}\nparam($Request)\n'ok'\n#end\n",
                new String(input, StandardCharsets.US_ASCII));
    }

    @Test
    void scriptBeyondAsciiIsAMistake() {
        Script script = new Script("x.ps1", Script.Language.POWERSHELL, "'ü'");
        assertThrows(IllegalArgumentException.class, () -> PowerShellBootstrap.input(script, "{}"));
    }

    @Test
    void commandLineFitsTheShortestShell() {
        String line = PowerShellBootstrap.commandLine();
        assertTrue(line.length() < 2000, "cmd.exe takes 8191 characters");
        String text = new String(Base64.getDecoder().decode(PowerShellBootstrap.encoded()), StandardCharsets.UTF_16LE);
        assertTrue(text.contains("@($input)"), text);
    }
}
