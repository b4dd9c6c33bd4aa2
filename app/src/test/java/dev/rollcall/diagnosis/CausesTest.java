package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Fixes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CausesTest {
    private static final String CONTRACT = """
            dns-unresolved dns-wrong-machine host-down filtered-on-path host-firewall rdp-disabled listener-broken \
            service-stopped service-hung port-differs port-taken certificate-expired private-key-unreadable \
            certificate-binding-broken certificate-name-differs certificate-untrusted certificate-weak \
            tls-version-mismatch security-layer-mismatch nla-no-authority credssp-oracle ntlm-restricted \
            user-not-allowed encryption-level connection-limit stuck-sessions licensing logons-disabled gateway broker \
            middlebox attack-load udp-transport half-alive client-side policy-drift third-party-software link-lossy""";

    private final List<Cause> all = Causes.standard().all();

    @Test
    void areThoseOfTheContractInItsOrder() {
        assertEquals(CONTRACT, String.join(" ", all.stream().map(Cause::id).toList()));
        assertEquals(Optional.of("broker"), Causes.standard().of("broker").map(Cause::id));
    }

    @Test
    void areCuredByFixesThatThereAre() {
        for (Cause cause : all) {
            cause.sheet()
                    .cure()
                    .fixes()
                    .forEach(fix -> assertTrue(Fixes.standard().of(fix).isPresent(), fix));
            assertFalse(cause.sheet().cure().words().isBlank(), cause.id());
        }
    }

    /** That fix lets clients in; it does not shut out whoever is in already. */
    @Test
    void whoIsAttackedIsNotToldToOpenTheFirewall() {
        assertEquals(
                List.of(),
                Causes.standard().of("attack-load").orElseThrow().sheet().cure().fixes());
    }

    @Test
    void sayWhatTheyRestOnAndWhatToLookAt() {
        for (Cause cause : all) {
            assertFalse(cause.sheet().basis().source().isBlank(), cause.id());
            assertFalse(cause.sheet().next().isEmpty(), cause.id());
            assertTrue(cause.sheet().title().length() <= 40, cause.id());
        }
    }

    @Test
    void hideOnlyCausesThatThereAreAndNoneThatHidesThem() {
        for (Cause cause : all) {
            for (String hidden : new HashSet<>(cause.sheet().hides())) {
                if (hidden.equals(CauseSheet.EVERYTHING)) {
                    continue;
                }
                Cause other = Causes.standard().of(hidden).orElseThrow();
                assertFalse(other.sheet().hides().contains(cause.id()), cause.id() + " and " + hidden);
            }
        }
    }

    @Test
    void explainCodesInOneForm() {
        for (Cause cause : all) {
            for (String code : cause.sheet().explains()) {
                assertTrue(code.matches("(0x[0-9a-f]+|\\*)(/0x[0-9a-f]+)?"), cause.id() + " " + code);
            }
        }
    }
}
