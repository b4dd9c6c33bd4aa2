package dev.rollcall.remote.winrm.ntlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.winrm.Fixtures;
import dev.rollcall.remote.winrm.http.ServerEndPoint;
import dev.rollcall.remote.winrm.seal.SealedMessage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmVectorsTest {
    private static JsonNode vector(String name) throws Exception {
        return new ObjectMapper().readTree(Fixtures.text("lab-vectors/" + name));
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return HexFormat.of().parseHex(vector.get(field).asText());
    }

    private static NtlmAccount account(JsonNode vector) {
        return new NtlmAccount(vector.get("user").asText(), vector.get("domain").asText());
    }

    private static byte[] responseKey(JsonNode vector) {
        return account(vector).responseKey(vector.get("password").asText().toCharArray());
    }

    @Test
    void thePublishedVectorComesOutToTheLastByte() throws Exception {
        JsonNode vector = vector("ms-nlmp-4.2.4.json");
        byte[] key = responseKey(vector);
        assertArrayEquals(bytes(vector, "ntowfv2"), key);
        NtlmResponse response = new NtlmResponse(
                key,
                bytes(vector, "server_challenge"),
                bytes(vector, "client_challenge"),
                bytes(vector, "time"),
                bytes(vector, "target_info"));
        assertArrayEquals(bytes(vector, "nt_proof_str"), Arrays.copyOf(response.bytes(), 16));
        assertArrayEquals(bytes(vector, "session_base_key"), response.sessionBaseKey());
        byte[] sessionKey = bytes(vector, "random_session_key");
        assertArrayEquals(bytes(vector, "encrypted_session_key"), new Rc4(response.sessionBaseKey()).apply(sessionKey));
        assertArrayEquals(
                bytes(vector, "client_seal_key"), SessionKeys.sealing(sessionKey, SessionKeys.CLIENT_TO_SERVER));
        SealedMessage sealed = NtlmSealing.ofClient(sessionKey).seal(bytes(vector, "plaintext"));
        assertArrayEquals(bytes(vector, "sealed"), sealed.data());
        assertArrayEquals(bytes(vector, "signature"), sealed.header());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntlm-seal-http.json", "ntlm-cbt-https.json"})
    void aWholeExchangeComesOutAsAnotherImplementationMadeIt(String name) throws Exception {
        JsonNode vector = vector(name);
        byte[] challenge = bytes(vector, "challenge");
        byte[] authenticate = bytes(vector, "authenticate");
        byte[] response = field(authenticate, 20);
        byte[] information = Arrays.copyOfRange(response, 44, response.length - 4);
        NtlmResponse ours = new NtlmResponse(
                responseKey(vector),
                ChallengeMessage.parse(challenge).serverChallenge(),
                Arrays.copyOfRange(response, 32, 40),
                Arrays.copyOfRange(response, 24, 32),
                information);
        assertArrayEquals(response, ours.bytes());
        byte[] sessionKey = new Rc4(ours.sessionBaseKey()).apply(field(authenticate, 52));
        assertArrayEquals(bytes(vector, "exported_session_key"), sessionKey);

        byte[] code = Arrays.copyOfRange(authenticate, 72, 88);
        byte[] without = authenticate.clone();
        Arrays.fill(without, 72, 88, (byte) 0);
        assertArrayEquals(
                code, AuthenticateMessage.integrityCode(sessionKey, bytes(vector, "negotiate"), challenge, without));

        NtlmSealing client = NtlmSealing.ofClient(sessionKey);
        for (JsonNode message : vector.get("messages")) {
            SealedMessage sent = client.seal(bytes(message, "client_plain"));
            assertArrayEquals(bytes(message, "client_sealed"), sent.data());
            assertArrayEquals(bytes(message, "client_signature"), sent.header());
            assertArrayEquals(
                    bytes(message, "server_plain"),
                    client.open(
                            new SealedMessage(bytes(message, "server_signature"), bytes(message, "server_sealed"))));
        }
    }

    @Test
    void ourAnswerNamesTheServiceAndTheTlsChannelAsTheOtherImplementationDoes() throws Exception {
        JsonNode vector = vector("ntlm-cbt-https.json");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes(vector, "certificate_der")));
        byte[] binding = ServerEndPoint.of(certificate);
        assertArrayEquals(bytes(vector, "channel_binding_application_data"), binding);
        assertArrayEquals(bytes(vector, "channel_binding_md5"), ChannelBindingHash.of(binding));

        byte[] theirs = field(bytes(vector, "authenticate"), 20);
        TargetInformation pairs = TargetInformation.parse(Arrays.copyOfRange(theirs, 44, theirs.length));
        assertArrayEquals(
                ChannelBindingHash.of(binding),
                pairs.get(TargetInformation.CHANNEL_BINDINGS).orElseThrow());
        assertEquals(
                vector.get("spn").asText(),
                new String(pairs.get(TargetInformation.TARGET_NAME).orElseThrow(), StandardCharsets.UTF_16LE));
        byte[] flags = pairs.get(TargetInformation.FLAGS).orElseThrow();
        assertTrue((flags[0] & TargetInformation.HAS_INTEGRITY_CODE) != 0);
    }

    @Test
    void aMessageThatWasSentBeforeIsRefused() throws Exception {
        byte[] key = new byte[16];
        SealedMessage first = NtlmSealing.ofServer(key).seal("x".getBytes(StandardCharsets.US_ASCII));
        NtlmSealing client = NtlmSealing.ofClient(key);
        client.open(first);
        assertThrows(RemoteException.class, () -> client.open(first));
    }

    @Test
    void aCutOffChallengeIsRefusedWhereverItIsCut() throws Exception {
        NtlmHost host = new NtlmHost(new NtlmAccount("u", "d"), new char[0], Optional.empty(), false);
        byte[] negotiate =
                new NtlmHandshake(new NtlmAccount("u", "d"), "HTTP/h", Optional.empty(), true, byte[]::new).negotiate();
        byte[] challenge = host.challenge(negotiate, Instant.EPOCH);
        for (int length = 0; length < challenge.length; length++) {
            byte[] cut = Arrays.copyOf(challenge, length);
            assertThrows(
                    RemoteException.class, () -> ChallengeMessage.parse(cut).targetInformation());
        }
    }

    @Test
    void domainsAreReadFromWhatPeopleWrite() {
        assertEquals(new NtlmAccount("admin", "LAB"), NtlmAccount.of("LAB\\admin"));
        assertEquals(new NtlmAccount("admin", ""), NtlmAccount.of(".\\admin"));
        assertEquals(new NtlmAccount("admin@lab.example", ""), NtlmAccount.of("admin@lab.example"));
        assertEquals(new NtlmAccount("admin", ""), NtlmAccount.of("admin"));
    }

    private static byte[] field(byte[] message, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int offset = buffer.getInt(at + 4);
        return Arrays.copyOfRange(message, offset, offset + Short.toUnsignedInt(buffer.getShort(at)));
    }
}
