package dev.rollcall.ui.fixes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.diagnosis.SightText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was seen is in the words of {@link SightText}: causes speak of looks, not of their judgement alone. */
final class CuresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart-service | port=silent service=frozen",
                "restart-service | port=filtered ways=granted service=frozen listen=own firewall=allowed",
                "start-service | port=refused service=stopped session=down",
                "start-service | port=refused service=failed",
                "enable-rdp | port=refused service=stopped policy=disabled",
                "open-firewall | port=filtered service=running firewall=blocked",
                "open-firewall | port=filtered",
                "fix-certificate-key-access | port=open nla=rdp cert=none listen=own key=unreadable layer=negotiate",
                "fix-certificate-key-access | port=open nla=SSL_CERT_NOT_ON_SERVER cert=none listen=own key=unreadable",
                "bind-certificate | port=open nla=SSL_CERT_NOT_ON_SERVER cert=none bound=missing",
                "regenerate-certificate | port=open nla=tls cert=expired+self",
                "bind-certificate | port=open nla=tls cert=expired",
                "register-dns | expect=10.0.0.9 port=open nla=required cert=valid",
                "log-off-session | port=open nla=tls cert=soon session=stuck",
                "regenerate-certificate | port=open nla=tls cert=expired+self session=stuck",
                "require-nla | port=open nla=tls cert=valid session=active"
            })
    void oneHost(String cure, String seen) {
        assertEquals(cure, cures(seen).getFirst());
    }

    @Test
    void whatCuresTheOtherCausesOfAllComesAfterWhatCuresTheLikeliest() {
        String row = "port=refused service=stopped policy=disabled";
        assertEquals(List.of("enable-rdp", "start-service"), cures(row, row).subList(0, 2));
    }

    @Test
    void ofOneCauseTheOrderIsTheOneThatIsRightForMost() {
        String own = "port=open nla=required cert=expired+self";
        String issued = "port=open nla=required cert=expired";
        assertEquals("regenerate-certificate", cures(issued, own, own).getFirst());
        assertEquals("bind-certificate", cures(own, issued, issued).getFirst());
    }

    @Test
    void whatAllThatFailFailAtComesBeforeWhatAllCouldDoBetter() {
        assertEquals(
                "regenerate-certificate",
                cures(
                                "port=open nla=tls cert=expired+self",
                                "port=open nla=tls cert=for:old.example.net+self",
                                "port=open nla=tls cert=weak",
                                "port=open nla=tls cert=valid")
                        .getFirst());
    }

    @Test
    void theyNeedNotBeWrongInTheSameWay() {
        assertEquals(
                "open-firewall",
                cures("port=refused service=stopped", "port=filtered firewall=allowed service=running")
                        .getFirst());
    }

    @Test
    void aFailureHereAndAnotherThereCountLessThanWhatAllCouldDoBetter() {
        assertEquals(
                "require-nla",
                cures("port=open nla=tls cert=expired", "port=silent nla=tls").getFirst());
    }

    @Test
    void nothingIsCuredThatIsNotWrong() {
        assertEquals(List.of(), cures("port=open nla=required cert=valid"));
        assertEquals(List.of(), cures());
    }

    private static List<String> cures(String... rows) {
        return Cures.of(Stream.of(rows).map(SightText::of).toList());
    }
}
