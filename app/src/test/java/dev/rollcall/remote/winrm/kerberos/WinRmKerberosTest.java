package dev.rollcall.remote.winrm.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.winrm.peer.Misbehaviour;
import dev.rollcall.remote.winrm.peer.PeerProgram;
import dev.rollcall.remote.winrm.peer.PeerSettings;
import dev.rollcall.remote.winrm.peer.WinRmHost;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the credential to the script's answer, against MIT's key distribution centre and a host that takes its tickets. */
@Timeout(300)
class WinRmKerberosTest {
    private static final String HOST = "peer.lab.example";
    private static final String OPS = "ops@" + KeyDistribution.REALM;
    private static final PeerProgram ECHO =
            (line, input) -> new PeerProgram.Ended(0, "é" + new String(input, StandardCharsets.US_ASCII).length(), "");

    @TempDir
    Path folder = Path.of("");

    private final Transport transport = KerberosClient.transport();
    private Optional<KeyDistribution> started = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        started = Optional.of(KeyDistribution.start(folder));
    }

    @AfterEach
    void stop() {
        started.ifPresent(KeyDistribution::close);
    }

    private KeyDistribution realm() {
        return started.orElseThrow();
    }

    private static Credential password(String password) {
        return new Credential.KerberosPassword("ops", OPS, Secret.takingOver(password.toCharArray()));
    }

    private WinRmHost host(Misbehaviour misbehaviour) throws Exception {
        return WinRmHost.start(PeerSettings.ordinary(ECHO).with(misbehaviour).withKerberos(realm().host()));
    }

    @Test
    void aScriptRunsByPasswordAndByKeytabAndEveryMessageIsSealed() throws Exception {
        try (WinRmHost host = host(Misbehaviour.NONE)) {
            for (Credential credential :
                    new Credential[] {password("secret"), new Credential.KerberosKeytab("key", OPS, realm().keytab())
                    }) {
                String said = KerberosClient.run(transport, credential, HOST, host.address())
                        .output();
                assertTrue(said.matches("é\\d+"), said);
            }
            assertEquals(2, host.logOns());
            assertEquals(0, host.shells());
        }
    }

    @Test
    void aScriptRunsByTheTicketsOfWhoeverIsLoggedOnUntilTheyExpire() throws Exception {
        try (WinRmHost host = host(Misbehaviour.NONE)) {
            Path cache = realm().tickets();
            String said = KerberosClient.withTickets(cache, realm(), host.address());
            assertTrue(said.matches("é\\d+"), said);
            TicketCache.age(cache);
            said = KerberosClient.withTickets(cache, realm(), host.address());
            assertEquals(
                    "CREDENTIAL_UNUSABLE: There is no valid Kerberos ticket, it may have expired: log on again (kinit)",
                    said);
            said = KerberosClient.withTickets(folder.resolve("none"), realm(), host.address());
            assertEquals(
                    "CREDENTIAL_UNUSABLE: There is no valid Kerberos ticket, it may have expired: log on again (kinit)",
                    said);
            Files.writeString(folder.resolve("damaged"), "no tickets");
            said = KerberosClient.withTickets(folder.resolve("damaged"), realm(), host.address());
            assertTrue(said.startsWith("CREDENTIAL_UNUSABLE: ") && !said.contains("\n"), said);
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void aWrongPasswordAWrongKeyAndAnUnknownUserAreRefusedBeforeTheHostIsAsked() throws Exception {
        try (WinRmHost host = host(Misbehaviour.NONE)) {
            refused(host, password("guess"), Problem.CREDENTIAL_REFUSED, "refuses the password or key");
            refused(
                    host,
                    new Credential.KerberosPassword(
                            "x", "nobody@" + KeyDistribution.REALM, Secret.takingOver(new char[] {'x'})),
                    Problem.CREDENTIAL_REFUSED,
                    "knows no such user");
            refused(
                    host,
                    new Credential.KerberosKeytab("k", "nobody@" + KeyDistribution.REALM, realm().keytab()),
                    Problem.CREDENTIAL_UNUSABLE,
                    "No Kerberos key");
            refused(
                    host,
                    new Credential.KerberosPassword("x", "ops@ELSEWHERE", Secret.takingOver(new char[] {'x'})),
                    Problem.CREDENTIAL_UNUSABLE,
                    "realm is not known here");
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void aServiceThatTheRealmDoesNotKnowAndAnAddressAreSaid() throws Exception {
        try (WinRmHost host = host(Misbehaviour.NONE)) {
            RemoteException unknown = assertThrows(
                    RemoteException.class,
                    () -> KerberosClient.run(transport, password("secret"), "other.lab.example", host.address()));
            assertEquals(Problem.REFUSED, unknown.problem());
            assertEquals("Kerberos knows no service HTTP on the host: its full name is needed", unknown.getMessage());
            RemoteException address = assertThrows(
                    RemoteException.class,
                    () -> KerberosClient.run(transport, password("secret"), "10.0.0.7", host.address()));
            assertEquals(Problem.CREDENTIAL_UNUSABLE, address.problem());
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void aHostWhoseKeyIsAnotherRefusesTheTicketAndThePasswordIsNotBlamed() throws Exception {
        KerberosHost before = realm().host();
        realm().newHostKey();
        try (WinRmHost host = WinRmHost.start(PeerSettings.ordinary(ECHO).withKerberos(before))) {
            refused(host, password("secret"), Problem.ACCESS_DENIED, "refused the Kerberos ticket");
            assertEquals(1, host.logOns());
        }
    }

    @Test
    void clocksThatDifferAreSaid() throws Exception {
        try (WinRmHost host = host(Misbehaviour.NONE);
                FailingRealm skewed = FailingRealm.answering(FailingRealm.CLOCK_SKEW, folder)) {
            skewed.use(realm());
            refused(host, password("secret"), Problem.CREDENTIAL_UNUSABLE, "more than five minutes apart");
            assertEquals(0, host.logOns());
        }
    }

    @Test
    void whatTheHostSendsUnsealedOrChangedIsRefused() throws Exception {
        for (Misbehaviour lie :
                new Misbehaviour[] {Misbehaviour.PLAIN_REPLY, Misbehaviour.WRONG_SIGNATURE, Misbehaviour.SKIPPED_MESSAGE
                }) {
            try (WinRmHost host = host(lie)) {
                refused(host, password("secret"), Problem.FAILED, "");
            }
        }
    }

    private void refused(WinRmHost host, Credential credential, Problem problem, String words) {
        RemoteException why = assertThrows(
                RemoteException.class, () -> KerberosClient.run(transport, credential, HOST, host.address()));
        assertEquals(problem, why.problem(), why.getMessage());
        assertTrue(why.getMessage().contains(words), why.getMessage());
        assertEquals(1, why.getMessage().lines().count());
    }
}
