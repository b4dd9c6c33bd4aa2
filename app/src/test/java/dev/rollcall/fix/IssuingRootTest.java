package dev.rollcall.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuingRootTest {
    @Test
    void rootAboveAnIntermediateIsFound() throws Exception {
        PemPair root = PemPair.authority("Root", 100);
        PemPair middle = root.issues("Middle", true);
        X509Certificate own = middle.issues("rds-1.example.net", false).certificate();

        IssuingRoot found = IssuingRoot.of(List.of(own, middle.certificate(), root.certificate()), Optional.empty());

        assertEquals(root.certificate(), found.certificate());
        assertEquals("CN=Root", found.subject());
    }

    @Test
    void rootThatIsNotSentMayBeGiven() throws Exception {
        PemPair root = PemPair.authority("Root", 100);
        X509Certificate own = root.issues("rds-1.example.net", false).certificate();

        assertEquals(
                root.certificate(),
                IssuingRoot.of(List.of(own), Optional.of(root.pem())).certificate());
        assertEquals(
                "the host does not send the CA certificate of CN=Root: get it from whoever runs that authority, and say"
                        + " --set issuer=FILE",
                refusal(List.of(own), Optional.empty()));
    }

    @Test
    void leafIsNeverARoot() throws Exception {
        PemPair own = PemPair.selfSigned("rds-1.example.net", 30);
        PemPair authority = PemPair.authority("rds-1.example.net", 30);

        assertTrue(refusal(List.of(own.certificate()), Optional.of(own.pem())).contains("self-signed"));
        assertTrue(refusal(List.of(authority.certificate()), Optional.of(authority.pem()))
                .contains("self-signed"));
    }

    @Test
    void oneThatIsNoAuthorityOrDidNotSignIsNoRoot() throws Exception {
        PemPair pretender = PemPair.selfSigned("Root", 30);
        X509Certificate own = pretender.issues("rds-1.example.net", false).certificate();
        PemPair namesake = PemPair.authority("Root", 30);

        assertTrue(
                refusal(List.of(own, pretender.certificate()), Optional.empty()).contains("does not send"));
        assertTrue(
                refusal(List.of(own, namesake.certificate()), Optional.empty()).contains("does not send"));
    }

    @Test
    void rootThatHasEndedIsRefused() throws Exception {
        PemPair root = PemPair.authority("Root", -1);
        X509Certificate own = root.issues("rds-1.example.net", false).certificate();

        assertTrue(refusal(List.of(own, root.certificate()), Optional.empty()).contains("not in its time"));
    }

    @Test
    void freeRdpIsGivenItOnce(@TempDir Path folder) throws Exception {
        FreeRdpTrust trust = new FreeRdpTrust(folder.resolve("certs"));
        X509Certificate root = PemPair.authority("Root", 100).certificate();
        X509Certificate namesake = PemPair.authority("Root", 100).certificate();

        assertEquals(false, trust.has(root));
        String said = trust.add(root);
        assertEquals(true, trust.has(root));
        assertEquals(false, trust.has(namesake));
        assertTrue(said.endsWith(".0"), said);
        assertTrue(trust.add(namesake).endsWith(".1"));
        try (var files = Files.list(folder.resolve("certs"))) {
            assertEquals(2, files.count());
        }
    }

    private static String refusal(List<X509Certificate> chain, Optional<String> given) {
        return String.valueOf(assertThrows(InputException.class, () -> IssuingRoot.of(chain, given))
                .getMessage());
    }
}
