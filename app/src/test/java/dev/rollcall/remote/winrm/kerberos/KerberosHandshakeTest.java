package dev.rollcall.remote.winrm.kerberos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.seal.EncryptedBody;
import dev.rollcall.remote.winrm.seal.MessageProtection;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against MIT's key distribution centre, with an acceptor in this process. */
@Timeout(120)
class KerberosHandshakeTest {
    private static final String HOST = "peer.lab.example";
    private static final byte[] BINDING = "tls-server-end-point:x".getBytes(StandardCharsets.US_ASCII);

    private static Credential ops(String password) {
        return new Credential.KerberosPassword(
                "ops", "ops@" + KeyDistribution.REALM, Secret.takingOver(password.toCharArray()));
    }

    @Test
    void bothSidesProveThemselvesAndMessagesAreEncryptedInOrder(@TempDir Path folder) throws Exception {
        try (KeyDistribution realm = KeyDistribution.start(folder)) {
            KerberosTickets tickets = new KerberosTickets();
            KerberosHost host = realm.host();
            for (Optional<byte[]> binding : List.of(Optional.<byte[]>empty(), Optional.of(BINDING))) {
                KerberosHandshake handshake = KerberosHandshake.begin(tickets, ops("secret"), HOST, binding);
                byte[] request = handshake.request();
                KerberosHost.LoggedOn accepted =
                        host.accept(request, "Kerberos", binding).orElseThrow();
                handshake.finish(accepted.answer());
                exchange(handshake.agreed(), accepted.protection());
            }
            assertEquals(
                    Problem.CREDENTIAL_REFUSED,
                    assertThrows(
                                    RemoteException.class,
                                    () -> KerberosHandshake.begin(tickets, ops("guess"), HOST, Optional.empty()))
                            .problem());
            KerberosHandshake elsewhere =
                    KerberosHandshake.begin(tickets, ops("secret"), "unknown.lab.example", Optional.empty());
            assertEquals(
                    Problem.REFUSED,
                    assertThrows(RemoteException.class, elsewhere::request).problem());
        }
    }

    private static void exchange(KerberosSealing client, MessageProtection host) throws Exception {
        for (String text : new String[] {"", "first", "é".repeat(5000)}) {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            SealedMessage sent = client.seal(plain);
            assertEquals(60, sent.header().length);
            assertEquals(plain.length, sent.data().length);
            assertArrayEquals(plain, host.open(sent));
            assertArrayEquals(plain, EncryptedBody.decode(client, EncryptedBody.encode(host, plain)));
        }
        SealedMessage message = host.seal(new byte[10]);
        message.data()[3] ^= 1;
        assertThrows(RemoteException.class, () -> client.open(message));
    }
}
