package dev.rollcall.diagnosis.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnosis.CauseSheet;
import dev.rollcall.diagnosis.Causes;
import dev.rollcall.diagnosis.Sureness;
import dev.rollcall.fix.Fixes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a pair in any order and notation
                "0x904 0x7 | mstsc 0x904/0x7",
                "0x7 0x904 | mstsc 0x904/0x7",
                "0X904/0X7 | mstsc 0x904/0x7",
                "2308 7 | mstsc 0x904/0x7",
                "7, 2308 | mstsc 0x904/0x7",
                "904 7 | mstsc 0x904/0x7",
                "(0x904, 7) | mstsc 0x904/0x7",
                "Error code: 0x904 Extended error code: 0x7 | mstsc 0x904/0x7",
                "Extended error code: 0x7; error code: 0x904 | mstsc 0x904/0x7",
                "ErrorCode=2308 ExtendedErrorCode=7 | mstsc 0x904/0x7",
                "disconnectReason 2308, extendedDisconnectReason 0 | mstsc 0x904/0x0",
                "2026-11-21T10:00:01.250 [4711] 10.4.1.20:3389 ErrorCode: 0x904 ExtendedError: 0x7 | mstsc 0x904/0x7",
                "0x3 0x9 | mstsc 0x3/0x9",
                "Error 0x808, 0x101 | mstsc 0x808/0x101",
                "0x204 0x0 | mstsc 0x204/0x0",
                "0x904 0x10f3 | mstsc 0x904/0x10f3",
                // one code
                "0x204 | mstsc 0x204",
                "516 | mstsc 0x204",
                "error 516 | mstsc 0x204",
                "2308 | mstsc 0x904",
                "Reason= 2308 | mstsc 0x904",
                "0x7 | mstsc-extended 0x7",
                "extended error code 0x104 | mstsc-extended 0x104",
                // the same number is two things
                "0x104 | mstsc 0x104, mstsc-extended 0x104",
                "0x10c9 | errinfo 0x10c9",
                // other numbers
                "0x800759DD | gateway 0x800759dd",
                "error -2147001891 | gateway 0x800759dd",
                "2147965405 | gateway 0x800759dd",
                "0x80041016 | wmi 0x80041016",
                "0xC000005E | ntstatus 0xc000005e",
                "error 1053 | service 0x41d",
                "Event ID 36870 | event 36870",
                "events 1057, 1058 and 36871 | event 1057, event 1058, event 36871",
                "36870 | event 36870",
                "Event 40: Session 3 has been disconnected, reason code 5 | event 40, mstsc-extended 0x5",
                "events 36870 and 40 | event 36870, event 40",
                "ERRINFO_LICENSE_INTERNAL, event 40 | mstsc-extended 0x100, event 40",
                // names
                "SSL_CERT_NOT_ON_SERVER | negotiation 0x3",
                "failed: HYBRID_REQUIRED_BY_SERVER (0x00000005) | negotiation 0x5",
                "ERRINFO_SERVER_DENIED_CONNECTION | mstsc-extended 0x7",
                "LICENSE_NO_LICENSE_SERVER | mstsc-extended 0x101",
                "e_proxy_nocertavailable | gateway 0x800759ee",
                "disconnectReasonSocketConnectFailed | mstsc 0x204",
                "7 | mstsc-extended 0x7",
                "3 9 | mstsc 0x3/0x9",
                "disconnected with 2308 and 7 | mstsc 0x904/0x7",
                // dialogs
                "can't connect for one of these reasons: 1) Remote access to the server is not enabled 2) it is off 3) no | dialog 0x204",
                "This computer can\u2019t  connect to the Remote computer. Try connecting again. | dialog 0x904/0x7",
                "for one of these reasons: 1) Remote access to the server is not enabled 2) The remote computer is turned off"
                        + " 3) The remote computer is not available | dialog 0x204",
                "rds-02: error 0x904 (extended 7) | mstsc 0x904/0x7",
                "The remote computer requires Network Level Authentication, which your computer does not support. | dialog 0xb09",
                "The Local Security Authority cannot be contacted | dialog",
                "This could be due to CredSSP encryption oracle remediation. | dialog"
            })
    void understands(String text, String expected) {
        assertEquals(expected, said(Explanation.of(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "10.77.0.11",
                "12:30:11",
                "2026-11-21",
                "version 10.0.20348",
                "rds-02 and web-7",
                "0xZZ",
                "99999",
                "a_b_c",
                "0x123456789",
                "1 of 2 of 3 of 4 of 5 hosts",
                "session 3 of 2 users was closed",
                "es gibt 1) einen und 2) noch einen Grund"
            })
    void understandsNothingInWordsAndNumbersThatAreNoCodes(String text) {
        assertEquals("", said(Explanation.of(text)));
    }

    @Test
    void explainsAClosedConnectionByTheWholeGuide() {
        Explanation explanation = Explanation.of("0x904 0x7");
        assertEquals("private-key-unreadable", explanation.causeIds().getFirst());
        assertEquals(
                List.of(
                        "Connectivity",
                        "Name",
                        "Port",
                        "Service",
                        "NLA and TLS",
                        "Gateway or NAT",
                        "Client",
                        "Packet loss",
                        "Certificate and its key",
                        "Sessions"),
                explanation.steps().stream().map(GuideStep::title).toList());
        assertTrue(explanation.rulesOut().stream().anyMatch(out -> out.contains("0x204")), explanation::toString);
        assertTrue(Explanation.of("0x204").steps().isEmpty());
        assertTrue(Explanation.of("0x904 0x101").steps().isEmpty());
    }

    @Test
    void rulesNothingOutThatTheTextPointsTo() {
        assertEquals(List.of("licensing"), Explanation.of("0x904 0x101").causeIds());
        assertFalse(
                Explanation.of("0x904 0x101").rulesOut().stream().anyMatch(out -> out.contains("Licensing")),
                () -> Explanation.of("0x904 0x101").rulesOut().toString());
        assertTrue(Explanation.of("0x904 0x7").rulesOut().stream().anyMatch(out -> out.contains("Licensing")));
    }

    /** In a log with two failures, what one excludes is what the other is. */
    @Test
    void ofTwoFailuresRulesOutOnlyWhatBothDo() {
        assertEquals(List.of(), Explanation.of("0x904 0x7, then 0x204 0x0").rulesOut());
        assertEquals(List.of(), Explanation.of("0x104").rulesOut());
        assertEquals(
                Explanation.of("0x808").rulesOut(),
                Explanation.of("error 0x808, then error 0x908").rulesOut());
        assertEquals(1, Explanation.of("0x808").rulesOut().size());
        assertEquals(
                Explanation.of("0x904 0x7").rulesOut(),
                Explanation.of("This computer can't connect to the remote computer. Error code: 0x904 Extended error code: 0x7")
                        .rulesOut());
    }

    /** Under "Rules out:" stands what is not the case, never what is. */
    @Test
    void whatIsRuledOutIsNamedAsWhatItIsNot() {
        for (KnownCode known : CodeTable.standard().all()) {
            known.rulesOut().forEach(out -> assertFalse(out.contains("the name resolved"), known::toString));
        }
    }

    @Test
    void twoCodesFromTwoDocumentsNameBothAndAreAsSureAsTheLessSure() {
        KnownCode.Source source =
                Explanation.of("0x1104 0x10f3").understood().getFirst().known().source();
        assertEquals(Sureness.UNSURE, source.sureness());
        assertEquals("rdpwrap #363; MS-RDPBCGR 2.2.5.1.1", source.words());
        assertEquals(
                "Microsoft: IMsTscAxEvents::OnDisconnected; Microsoft: ExtendedDisconnectReasonCode",
                Explanation.of("0x204 0x0")
                        .understood()
                        .getFirst()
                        .known()
                        .source()
                        .words());
    }

    @Test
    void anOrdinaryEventOfALogonIsNoSign() {
        assertEquals(List.of(), Explanation.of("event 41").causeIds());
        assertEquals(List.of("stuck-sessions"), Explanation.of("event 43").causeIds());
    }

    @Test
    void knowsOnlyCausesAndFixesThatThereAre() {
        Causes causes = Causes.standard();
        for (KnownCode known : CodeTable.standard().all()) {
            known.points().forEach(point -> assertTrue(causes.of(point.cause()).isPresent(), known.toString()));
            assertFalse(known.meaning().isBlank(), known.toString());
            assertFalse(known.source().words().isBlank(), known.toString());
            assertEquals(
                    known.points().stream().map(Pointer::likelihood).sorted().toList(),
                    known.points().stream().map(Pointer::likelihood).toList(),
                    known.toString());
        }
        for (GuideStep step : GuideStep.all()) {
            step.causes().forEach(cause -> assertTrue(causes.of(cause).isPresent(), cause));
            step.fixes().forEach(fix -> assertTrue(Fixes.standard().of(fix).isPresent(), fix));
        }
    }

    /** What a cause says it explains, and what a code says it points to, are one and the same. */
    @Test
    void codesPointToTheCausesThatExplainThem() {
        CodeTable table = CodeTable.standard();
        Set<String> codes = Causes.standard().all().stream()
                .flatMap(cause -> cause.sheet().explains().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String code : codes) {
            Set<String> explained = Causes.standard().all().stream()
                    .map(cause -> cause.sheet())
                    .filter(sheet -> sheet.explains().contains(code))
                    .map(CauseSheet::id)
                    .collect(Collectors.toSet());
            KnownCode known = (code.startsWith("*/")
                            ? table.extended(Long.decode(code.substring(2)))
                            : table.of(code.contains("/") ? CodeKind.PAIR : CodeKind.REASON, code))
                    .orElseThrow(() -> new AssertionError(code));
            Set<String> pointed = known.points().stream().map(Pointer::cause).collect(Collectors.toSet());
            assertTrue(pointed.containsAll(explained), () -> code + ": " + explained + " and " + pointed);
        }
    }

    @Test
    void isQuickWhateverIsPasted() {
        for (String piece : List.of(
                "a", "a_", "0x904 ", "7 ", "event ", "event 1057 ", "ext ", "can't ", "\u2019", " ", "-", "0x")) {
            String text = piece.repeat(200_000 / piece.length());
            assertTimeout(Duration.ofSeconds(2), () -> {
                assertTrue(Explanation.of(text).understood().size() <= 30);
            });
        }
    }

    private static String said(Explanation explanation) {
        return explanation.understood().stream()
                .map(each -> (each.known().kind().key() + " " + each.known().code()
                                + each.extended().map(code -> "/" + code).orElse(""))
                        .strip())
                .collect(Collectors.joining(", "));
    }
}
