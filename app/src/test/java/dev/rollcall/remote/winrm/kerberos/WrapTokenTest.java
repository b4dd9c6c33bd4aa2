package dev.rollcall.remote.winrm.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.Test;

class WrapTokenTest {
    /** As the JDK makes one: each part filled with its own letter. */
    private static byte[] token(int plainLength, int checksum) {
        byte[] token = new byte[16 + 16 + plainLength + 16 + checksum];
        token[0] = 5;
        token[1] = 4;
        token[2] = 2;
        Arrays.fill(token, 8, 16, (byte) 'n');
        Arrays.fill(token, 16, 32, (byte) 'c');
        Arrays.fill(token, 32, 32 + plainLength, (byte) 'd');
        Arrays.fill(token, 32 + plainLength, 48 + plainLength, (byte) 'h');
        Arrays.fill(token, 48 + plainLength, token.length, (byte) 's');
        return token;
    }

    @Test
    void whatFollowsTheDataIsRotatedBeforeIt() throws RemoteException {
        SealedMessage message = WrapToken.rotated(token(100, 12), 100);
        byte[] header = message.header();
        assertEquals(60, header.length);
        assertEquals(28, header[6] << 8 | header[7]);
        assertEquals(
                "nnnnnnnn" + "h".repeat(16) + "s".repeat(12) + "c".repeat(16),
                ascii(header).substring(8));
        assertEquals("d".repeat(100), ascii(message.data()));
    }

    @Test
    void longerChecksumsAreRotatedToo() throws RemoteException {
        SealedMessage message = WrapToken.rotated(token(0, 24), 0);
        assertEquals(72, message.header().length);
        assertEquals(40, message.header()[7]);
        assertEquals(0, message.data().length);
    }

    @Test
    void tokensOfOldCiphersAreRefused() {
        byte[] old = token(10, 12);
        old[0] = 0x60;
        assertEquals(
                Problem.CREDENTIAL_UNUSABLE,
                assertThrows(RemoteException.class, () -> WrapToken.rotated(old, 10))
                        .problem());
    }

    @Test
    void theBindingThatWindowsExpectsCanBeHad() {
        assertArrayEquals(
                new byte[] {1, 2},
                TlsChannelBinding.of(new byte[] {1, 2}).orElseThrow().getApplicationData());
    }

    @Test
    void eachKindOfCredentialAsksTheLoginModuleForItsOwn() {
        assertEquals(
                Map.of("isInitiator", "true", "principal", "ops@LAB", "useTicketCache", "true", "doNotPrompt", "true"),
                KerberosLogin.options(new Credential.KerberosTickets("t", "ops@LAB")));
        assertEquals(
                Map.of("isInitiator", "true", "principal", "ops@LAB"),
                KerberosLogin.options(
                        new Credential.KerberosPassword("p", "ops@LAB", Secret.takingOver(new char[] {'x'}))));
        assertTrue(KerberosLogin.options(new Credential.KerberosKeytab("k", "ops@LAB", Path.of("/a.keytab")))
                .containsValue("/a.keytab"));
    }

    @Test
    void refusedCredentialsAreToldFromUnusableOnes() {
        assertEquals(Problem.CREDENTIAL_REFUSED, problem("Pre-authentication information was invalid (24)"));
        assertEquals(Problem.CREDENTIAL_REFUSED, problem("Client not found in Kerberos database (6)"));
        assertEquals(Problem.CREDENTIAL_REFUSED, problem("Clients credentials have been revoked (18)"));
        assertEquals(Problem.CREDENTIAL_UNUSABLE, problem("Clock skew too great (37)"));
        assertEquals(Problem.CREDENTIAL_UNUSABLE, problem("Cannot locate KDC"));
        assertEquals(Problem.REFUSED, problem("Server not found in Kerberos database (7)"));
    }

    private static Problem problem(String said) {
        return KerberosTroubles.of(new LoginException(said)).problem();
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
