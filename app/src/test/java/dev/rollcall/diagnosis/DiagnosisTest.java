package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows against the causes they have, as the table {@code diagnosis/rows.txt} beside this class says. */
class DiagnosisTest {
    /** These speak of what no check of a host sees; only a person's words lead to them. */
    private static final Set<String> NEVER_IN_A_ROW = Set.of("gateway");

    /** @param causes {@code cause confidence}, in order, parted by commas; empty for none */
    record Line(String row, String causes) {}

    static Stream<Line> table() throws IOException {
        try (InputStream file = DiagnosisTest.class.getResourceAsStream("rows.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .map(line -> line.split("\\|", -1))
                            .map(parts -> new Line(parts[0].strip(), parts[1].strip()))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void namesTheCausesOfARow(Line line) {
        assertEquals(
                line.causes(),
                causes(line.row()),
                () -> Diagnosis.of(SightText.of(line.row())).toString());
    }

    @Test
    void everyCauseHasARowThatHasItAndOneWithAnotherBesideIt() throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> beside = new HashSet<>();
        for (Line line : table().toList()) {
            List<String> causes = Stream.of(line.causes().split(",\\s*"))
                    .map(cause -> cause.split(" ")[0])
                    .toList();
            seen.addAll(causes);
            if (causes.size() > 1) {
                beside.addAll(causes);
            }
        }
        List<String> ids =
                new ArrayList<>(Causes.standard().all().stream().map(Cause::id).toList());
        ids.removeAll(NEVER_IN_A_ROW);
        assertEquals(List.of(), ids.stream().filter(id -> !seen.contains(id)).toList());
        // A name without an address leaves nothing else to be seen.
        ids.remove("dns-unresolved");
        assertEquals(List.of(), ids.stream().filter(id -> !beside.contains(id)).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cert=expired+self port=open | certificate: expired 12 d ago",
                "port=refused service=stopped | service: TermService stopped",
                "port=filtered ways=not_reached,timed_out | no answer on management port 22, 23",
                "port=refused listen=3390 | port: the host listens on 3390, asked was 3389",
                "port=open nla=closed event=Schannel/36870/4 | event 36870 (Schannel), 4 times",
                "port=open nla=required skew=-7 | nla: the host's clock is 7 min behind of ours",
                "port=open,unreachable to=10.0.0.1,10.0.0.2 | dns: 10.0.0.2 does not answer, another address of the name does",
                "reverse=db-7.example.net port=open nla=required ntlm=db-7.example.net | NTLM computer name db-7.example.net",
                "port=open cert=weak+sha1 | certificate: RSA 1024, SHA1withRSA",
                "port=open client=10.0.0.7/6/0/0 client=10.0.0.8/0/0/2 | client 10.0.0.7: 6 times refused, never let in",
                "port=open client=10.0.0.7/6/0/0 client=10.0.0.8/0/0/2 | 10.0.0.8 gets in, from the same network",
                "port=dropped software=rdpwrap.dll:wrapper | service: TermService runs C:\\rdpwrap.dll, not termsrv.dll",
                "port=open event=TerminalServices-SessionBroker-Client/1296/5 | event 1296 (TerminalServices-SessionBroker-Client), 5 times"
            })
    void saysWhyWithTheNumbersSeen(String row, String because) {
        List<Diagnosed> found = Diagnosis.of(SightText.of(row));
        assertTrue(
                found.stream().anyMatch(diagnosed -> diagnosed.because().contains(because)),
                () -> found.stream().map(Diagnosed::because).toList().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port=open cert=expired+self | certificate-expired | regenerate-certificate,bind-certificate",
                "port=open cert=expired | certificate-expired | bind-certificate,regenerate-certificate",
                "port=open cert=expired bound=policy | certificate-expired | ''",
                "port=refused policy=disabled | rdp-disabled | enable-rdp",
                "port=refused policy=forbidden | rdp-disabled | ''",
                "port=open nla=required skew=9 | nla-no-authority | resync-clock",
                "service=running channel=broken | nla-no-authority | ''"
            })
    void offersTheFixesThatCureThisHost(String row, String cause, String fixes) {
        Diagnosed found = Diagnosis.of(SightText.of(row)).stream()
                .filter(diagnosed -> diagnosed.id().equals(cause))
                .findFirst()
                .orElseThrow();
        assertEquals(fixes, String.join(",", found.fixes()));
    }

    @Test
    void isCertainOnlyOfWhatHasASource() throws IOException {
        for (Line line : table().toList()) {
            for (Diagnosed found : Diagnosis.of(SightText.of(line.row()))) {
                assertTrue(
                        found.confidence() != Confidence.CERTAIN
                                || found.cause().basis().sureness() == Sureness.SOURCED,
                        () -> line.row() + ": " + found);
            }
        }
    }

    @Test
    void saysWhatToLookAtNextUnlessItIsCertain() {
        Diagnosed certain =
                Diagnosis.of(SightText.of("port=refused service=stopped")).getFirst();
        assertTrue(certain.next().isEmpty());
        Diagnosed likely = Diagnosis.of(SightText.of("port=filtered")).getFirst();
        assertFalse(likely.next().isEmpty());
    }

    private static String causes(String row) {
        return Diagnosis.of(SightText.of(row)).stream()
                .map(diagnosed -> diagnosed.id() + " " + diagnosed.confidence().key())
                .collect(Collectors.joining(", "));
    }
}
