package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows against the causes they have, as the table {@code diagnosis/rows.txt} beside this class says. */
class DiagnosisTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cert=expired+self port=open | certificate: expired 12 d ago",
                "port=refused service=stopped | service: TermService stopped",
                "port=filtered ways=not_reached,timed_out | no answer on management ports 22, 23",
                "port=filtered ways=not_reached | no answer on management port 22",
                "port=filtered manage=none | no answer on management ports 22, 5985, 5986, 445, 135",
                "port=unreachable manage=unreachable | the network, or a firewall, says that there is no way to the address",
                "port=filtered manage=5985,445 | 5985 and 445 answer: the host is up",
                "port=filtered manage=22:refused,135,445,5985 | 5985, 445 and 135 answer, 22 refuses: the host is up",
                "port=filtered manage=22 ways=timed_out | 22 takes connections and says nothing",
                "port=again link=1 nla=tls | link: 1 of 10 connects lost packets",
                "port=again nla=timeout cert=none | port: connected in 1043 ms: a SYN was lost or dropped, it seems, and sent again",
                "port=thrice | port: 3389 · connects in 3.0 s: a SYN was lost or dropped, it seems, and sent again",
                "port=refused listen=3390 | port: the host listens on 3390, asked was 3389",
                "port=open nla=closed event=Schannel/36870/4 | event 36870 (Schannel), 4 times",
                "port=open nla=required cert=soon skew=-7 | nla: the host's clock is 7 min behind ours",
                "port=open,unreachable to=10.0.0.1,10.0.0.2 | dns: 10.0.0.2 does not answer, another address of the name does",
                "reverse=db-7.example.net port=open nla=required ntlm=db-7.example.net | NTLM computer name db-7.example.net",
                "port=open cert=weak+sha1 | certificate: RSA 1024, SHA1withRSA",
                "port=open cert=soon client=10.0.0.7/6/0/0 client=10.0.0.8/0/0/2 | client 10.0.0.7: 6 times refused, never let in",
                "port=open cert=soon client=10.0.0.7/6/0/0 client=10.0.0.8/0/0/2 | 10.0.0.8 gets in, from the same network",
                "port=dropped software=rdpwrap.dll:wrapper | service: TermService runs C:\\rdpwrap.dll, not termsrv.dll",
                "port=open cert=soon event=TerminalServices-SessionBroker-Client/1296/5 | event 1296 (TerminalServices-SessionBroker-Client), 5 times"
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
                "port=open cert=self trusted=CN=Other | certificate-untrusted | bind-certificate",
                "port=open cert=valid trusted=CN=Other | certificate-untrusted | bind-certificate,trust-issuer",
                "port=open cert=valid trusted=CN=Other bound=policy | certificate-untrusted | trust-issuer",
                "port=open cert=self trusted=CN=Other bound=policy | certificate-untrusted | ''",
                "port=refused policy=disabled | rdp-disabled | enable-rdp",
                "port=refused policy=forbidden | rdp-disabled | ''",
                "port=open nla=required cert=soon skew=9 | nla-no-authority | resync-clock",
                "port=open nla=required cert=future skew=9 | certificate-expired | resync-clock,regenerate-certificate,bind-certificate",
                "port=open nla=required cert=future skew=9 bound=policy | certificate-expired | ''",
                "to=10.0.0.1,10.0.0.2 port=open,refused | listener-broken | ''",
                "service=running port=slow channel=broken | nla-no-authority | ''"
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

    /** What is said of a host is true of it, where its cause is of several kinds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port=open cert=expired | Certificate expired | shown: CN=rds-1.example.net, issued by CN=Example CA, to 2026-11-08",
                "port=open cert=future | Certificate not valid yet | shown: CN=rds-1.example.net, issued by CN=Example CA, from 2026-11-23",
                "port=open cert=future | Certificate not valid yet | certificate: valid in 3 d",
                "port=open nla=required cert=future skew=-6000 | Certificate not valid yet | nla: the host's clock is 6000 min behind ours",
                "port=open cert=self trusted=CN=Other | Certificate self-signed | certificate: self-signed",
                "port=open cert=valid trusted=CN=Other | Certificate untrusted | certificate: untrusted: issuer CN=Example CA",
                "port=open cert=old | Only outdated TLS | certificate: TLSv1.1 is the newest it takes",
                "port=open nla=alert cert=unreadable | TLS versions don't meet | nla: TLS fails: alert protocol_version",
                "to=10.0.0.1,10.0.0.2 port=open,filtered | Name has a dead address | dns: 10.0.0.2 does not answer, another address"
                        + " of the name does",
                "to=10.0.0.1,10.0.0.2 port=open,silent | Name has a wrong address | dns: 10.0.0.2 accepts, and says nothing, another"
                        + " address of the name takes connections",
                "expect=10.0.0.9 port=open | Name leads to another machine | dns: 10.0.0.1, not 10.0.0.9"
            })
    void isTitledByWhatIsTheCase(String row, String title, String because) {
        Diagnosed found = Diagnosis.of(SightText.of(row)).getFirst();
        assertEquals(title, found.title());
        assertTrue(found.because().contains(because), () -> found.because().toString());
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
