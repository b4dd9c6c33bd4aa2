package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.Script.Language;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be held against the text of the script for Windows without a PowerShell. */
final class WindowsScriptTest {
    /** Commands of modules: they don't see the preferences of a script, and go on after an error unless they are told. */
    private static final Pattern OF_MODULES = Pattern.compile(
            "\\b(Get-Net\\w+|Get-CimInstance|Invoke-CimMethod|Get-WinEvent|Get-Acl|Get-Service|Get-Process|Get-ItemProperty"
                    + "|Get-ChildItem|Test-ComputerSecureChannel|Add-Type) +[-@]");

    private final String text = new InsideScripts().in(Language.POWERSHELL).text();

    @Test
    void everyCommandOfAModuleIsToldToStopAtAnError() {
        List<String> careless = code().filter(line -> {
                    Matcher call = OF_MODULES.matcher(line);
                    return call.find() && !line.contains("-ErrorAction") && !line.contains("@asked");
                })
                .toList();

        assertEquals(List.of(), careless);
        assertTrue(text.contains("ErrorAction = 'Stop'"), "of what is splatted");
    }

    @Test
    void functionsHaveNamesThatTheHostHasNot() {
        List<String> common = code().filter(
                        line -> line.startsWith("function ") && !line.matches("function [A-Z][a-z]+-Rollcall.*"))
                .toList();

        assertEquals(List.of(), common);
    }

    @Test
    void nothingButTheDocumentIsPrinted() {
        int block = text.indexOf("    . {\n");
        int end = text.indexOf("    } *> $null\n");

        assertTrue(block > 0 && end > block);
        assertTrue(text.indexOf("Get-CimInstance") > block && text.lastIndexOf("Test-ComputerSecureChannel") < end);
        assertTrue(text.endsWith("}\n$json\n"));
    }

    @Test
    void whatDependsOnTheLanguageOfTheHostIsNotUsed() {
        Pattern translated =
                Pattern.compile("-DisplayGroup|-DisplayName|\\bquser\\b|\\.ToUpper\\(|\\.ToLower\\(|Get-Date|netsh");

        assertEquals(
                List.of(),
                code().filter(line -> translated.matcher(line).find()).toList());
    }

    private Stream<String> code() {
        return text.lines().map(String::strip).filter(line -> !line.startsWith("#"));
    }
}
