package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.FixReport.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private static final String REPORT = """
            {"version":1,"state":"would-change","because":"","machine":"m:h","computer":"h",\
            "changes":[{"what":"xrdp","before":"inactive","after":"running"}],"image":{"unit":"xrdp.service"},"log":["a","b"]}""";

    private final ReportReader reader = new ReportReader();

    @Test
    void aReportIsReadWhateverIsSaidAroundIt() {
        FixReport report =
                reader.read("Welcome!\n{not this}\n" + REPORT + "\nlogout\n").orElseThrow();

        assertEquals(
                new FixReport(
                        State.WOULD_CHANGE,
                        "",
                        List.of(new Change("xrdp", "inactive", "running")),
                        Optional.of("{\"unit\":\"xrdp.service\"}"),
                        "m:h",
                        "h",
                        List.of("a", "b")),
                report);
    }

    @Test
    void aListOfOneMayComeAsTheOne() {
        FixReport report = reader.read("""
                        {"version":1,"state":"changed","changes":{"what":"w","before":1,"after":null},"log":"done"}""").orElseThrow();

        assertEquals(List.of(new Change("w", "1", "")), report.changes());
        assertEquals(List.of("done"), report.log());
        assertEquals(Optional.empty(), report.image());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"version\":1}",
                "{\"version\":2,\"state\":\"changed\"}",
                "{\"version\":1,\"state\":\"splendid\"}",
                "[1]",
                "{\"version\":1,\"state\":{\"a\":1}}"
            })
    void whatIsNoReportIsNone(String output) {
        assertTrue(reader.read(output).isEmpty());
    }

    @Test
    void noPrefixOfAReportIsOne() {
        for (int length = 0; length < REPORT.length(); length++) {
            assertTrue(reader.read(REPORT.substring(0, length)).isEmpty(), REPORT.substring(0, length));
        }
    }

    @Test
    void controlCharactersAndLengthAreBounded() {
        FixReport report = reader.read(
                        "{\"version\":1,\"state\":\"failed\",\"because\":\"a\\u001b[31m\\n" + "x".repeat(5000) + "\"}")
                .orElseThrow();

        assertTrue(report.because().startsWith("a [31m x"));
        assertTrue(report.because().length() < 600);
    }

    @Test
    void moreThanAScriptMaySayIsNoReport() {
        assertTrue(reader.read(REPORT + " ".repeat(2_000_000)).isEmpty());
        assertTrue(reader.read("{\"a\":".repeat(5000)).isEmpty());
    }
}
