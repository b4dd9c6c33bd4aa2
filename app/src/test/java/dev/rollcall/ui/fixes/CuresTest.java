package dev.rollcall.ui.fixes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CuresTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "restart-service, port.silent service.hung",
        "restart-service, port.filtered service.hung",
        "start-service, port.refused service.stopped session.listener-down",
        "start-service, port.not-rdp service.failed",
        "enable-rdp, port.refused service.stopped policy.disabled",
        "open-firewall, port.filtered service.running firewall.blocked",
        "open-firewall, port.filtered",
        "fix-certificate-key-access, nla.rdp-security-only certificate.none+unreadable",
        "fix-certificate-key-access, nla.refused certificate.none+unreadable",
        "regenerate-certificate, nla.off certificate.expired",
        "log-off-session, nla.off certificate.expires-soon session.stuck",
        "regenerate-certificate, nla.off certificate.expired session.stuck",
        "require-nla, nla.off certificate.valid session.idle"
    })
    void oneHost(String cure, String seen) {
        assertEquals(cure, Cures.of(List.of(sight(seen))).getFirst());
    }

    @Test
    void whatAllThatFailFailAtComesBeforeWhatAllCouldDoBetter() {
        List<Sight> seen = List.of(
                sight("nla.off certificate.expired"),
                sight("nla.off certificate.name-differs"),
                sight("nla.off certificate.weak-key"),
                sight("nla.off certificate.valid"));
        assertEquals("regenerate-certificate", Cures.of(seen).getFirst());
    }

    @Test
    void theyNeedNotBeWrongInTheSameWay() {
        List<Sight> seen = List.of(sight("port.refused service.stopped"), sight("port.filtered service.running"));
        assertEquals("open-firewall", Cures.of(seen).getFirst());
    }

    @Test
    void aFailureHereAndAnotherThereCountLessThanWhatAllCouldDoBetter() {
        List<Sight> seen = List.of(sight("nla.off certificate.expired"), sight("port.silent nla.off"));
        assertEquals("require-nla", Cures.of(seen).getFirst());
    }

    @Test
    void nothingIsCuredThatIsNotWrong() {
        assertEquals(List.of(), Cures.of(List.of(sight("port.open nla.required certificate.valid"))));
        assertEquals(List.of(), Cures.of(List.of()));
    }

    /** @param words checks with their codes, worst first, e.g. {@code certificate.none+unreadable} */
    private static Sight sight(String words) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        for (String word : words.split(" ")) {
            String[] sides = word.split("\\.", 2);
            Check check = Check.ofKey(sides[0]).orElseThrow();
            List<String> codes = Arrays.asList(sides[1].split("\\+"));
            Code worst = Code.of(check, codes.getFirst()).orElseThrow();
            findings.put(
                    check,
                    new Finding(check, worst.status(), worst.key(), worst.title(), Duration.ZERO, codes, Map.of()));
        }
        Host host = Host.named("host.example");
        return new Sight(new Round(host, NOW, List.of()), new Verdict(host, Optional.empty(), findings, NOW));
    }
}
