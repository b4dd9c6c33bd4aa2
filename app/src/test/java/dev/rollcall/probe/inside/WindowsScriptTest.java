package dev.rollcall.probe.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    @Test
    void everyQuestionToWmiHasATimeAndOneThatHangsIsAskedOnce() {
        assertEquals(1, code().filter(line -> line.contains("Get-CimInstance")).count());
        List<String> lines = code().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i)
                    .matches(
                            ".*Get-(NetTCPConnection|NetUDPEndpoint|NetConnectionProfile|DnsClientServerAddress) .*")) {
                assertTrue(
                        lines.subList(i - 6, i).contains("Assert-RollcallWmi"),
                        () -> "this waits for WMI without end, and does not ask whether it hangs");
            }
        }
    }

    /** Whoever has the machine's id as it is may take it for what others make of it. */
    @Test
    void idsOfTheMachineLeaveItAsDigestsOnly() {
        String document = text.substring(text.indexOf("$document = "));

        assertTrue(document.contains("installation = $installation; board = $board"), document);
        for (String id : List.of("$machineGuid", "$machineId", "$uuid", "$product")) {
            assertFalse(document.contains(id), id);
        }
        assertEquals(
                List.of("$installation = $null", "$installation = Get-RollcallDigest -Text $machineGuid"),
                code().filter(line -> line.startsWith("$installation =")).toList());
        assertEquals(
                List.of("$board = $null", "$board = Get-RollcallDigest -Text $uuid"),
                code().filter(line -> line.startsWith("$board =")).toList());
    }

    private Stream<String> code() {
        return text.lines().map(String::strip).filter(line -> !line.startsWith("#"));
    }
}
