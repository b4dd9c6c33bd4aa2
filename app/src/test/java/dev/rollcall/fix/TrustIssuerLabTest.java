package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of real servers, which send no root, as most do. */
@Tag("lab")
@Timeout(60)
final class TrustIssuerLabTest {
    private static final Map<String, String> WITH_ISSUER = Map.of("issuer", "/run/rdplab/ca.crt");

    private final LabHost good = new LabHost("good", 11);

    @Test
    void authorityIsShownInFullAndTrustedOnce(@TempDir Path folder) throws Exception {
        Path certs = folder.resolve("certs");
        TrustIssuer fix = new TrustIssuer(new FreeRdpTrust(certs));
        Sight sight = good.look();
        assertEquals(Fit.APPLIES, fix.fit(sight, settings(fix, Map.of())));

        FixReport plan = run(fix, sight, WITH_ISSUER, Action.PLAN);
        assertEquals(State.WOULD_CHANGE, plan.state());
        assertEquals("CN=RDP Lab Root CA,O=RDP lab", plan.changes().getFirst().after());
        assertEquals(false, Files.exists(certs));

        assertEquals(State.CHANGED, run(fix, sight, WITH_ISSUER, Action.APPLY).state());
        assertEquals(
                State.ALREADY_SO, run(fix, sight, WITH_ISSUER, Action.APPLY).state());
        try (var files = Files.list(certs)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsNotKnownWholeOrNotMeantIsRefused(@TempDir Path folder) throws Exception {
        TrustIssuer fix = new TrustIssuer(new FreeRdpTrust(folder));
        Sight sight = good.look();
        assertTrue(refusal(fix, sight, Map.of()).contains("does not send the CA certificate"));
        Map<String, String> other = Map.of("issuer", "/run/rdplab/ca.crt", "sha256", "00:11");
        assertTrue(refusal(fix, sight, other).contains("another than the one that is meant"));
        Path leaf = Files.writeString(
                folder.resolve("leaf.pem"),
                PemPair.selfSigned("RDP Lab Root CA", 3).pem());
        assertTrue(refusal(fix, sight, Map.of("issuer", leaf.toString())).contains("does not send the CA certificate"));
    }

    @Test
    void selfSignedHasNoIssuer(@TempDir Path folder) throws Exception {
        TrustIssuer fix = new TrustIssuer(new FreeRdpTrust(folder));
        Sight sight = new LabHost("shadowtls", 16).look();

        assertInstanceOf(Fit.Not.class, fix.fit(sight, settings(fix, Map.of())));
    }

    private FixReport run(TrustIssuer fix, Sight sight, Map<String, String> said, Action action) throws Exception {
        return fix.run(good.host(), sight, settings(fix, said), action, Deadline.after(Duration.ofSeconds(20)));
    }

    private String refusal(TrustIssuer fix, Sight sight, Map<String, String> said) {
        return String.valueOf(assertThrows(InputException.class, () -> run(fix, sight, said, Action.PLAN))
                .getMessage());
    }

    private static FixSettings settings(Fix fix, Map<String, String> said) throws Exception {
        return FixSettings.of(fix.sheet(), said);
    }
}
