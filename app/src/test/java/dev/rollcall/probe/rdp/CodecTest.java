package dev.rollcall.probe.rdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.observation.NlaObservation.DnsNames;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {
    private static final Instant SENT = Instant.parse("2026-11-20T16:35:56Z");

    @Test
    void theRequestIsTheOneThatRealClientsSend() {
        assertEquals(
                "0300002924e00000000000436f6f6b69653a206d737473686173683d6c61620d0a010008000b000000",
                hex(ConnectionRequest.bytes("lab", ConnectionRequest.SECURE)));
        assertEquals(
                "0300002924e00000000000436f6f6b69653a206d737473686173683d6c61620d0a0100080001000000",
                hex(ConnectionRequest.bytes("l\r\nab", ConnectionRequest.TLS_ONLY)));
    }

    @Test
    void readsWhatServersAnswer() {
        assertEquals(new Negotiation.Selected(Protocol.SSL, 1), negotiation(Captures.SELECTED_SSL));
        assertEquals(new Negotiation.Selected(Protocol.HYBRID, 3), negotiation(Captures.SELECTED_HYBRID));
        assertEquals(
                new Negotiation.Selected(Protocol.HYBRID_EX, 0x1F),
                negotiation("030000130ed00000123400021f080008000000"));
        assertEquals(new Negotiation.Failed("HYBRID_REQUIRED_BY_SERVER"), negotiation(Captures.FAILURE_5));
        assertEquals(new Negotiation.Failed("SSL_CERT_NOT_ON_SERVER"), negotiation(Captures.FAILURE_3_AND_GOODBYE));
        assertEquals(new Negotiation.Failed("UNKNOWN_9"), negotiation("030000130ed000000000000300080009000000"));
        assertEquals(new Negotiation.Absent(), negotiation(Captures.NO_NEGOTIATION));
        assertInstanceOf(Negotiation.Unanswered.class, negotiation(Captures.GOODBYE));
        assertInstanceOf(Negotiation.Unanswered.class, negotiation("030000130ed000000000000200080040000000"));
    }

    @Test
    void ourFirstMessageIsTheOneThatFreeRdpAndWindowsTake() {
        assertEquals(Captures.NEGOTIATE, hex(TsRequest.around(NtlmMessages.negotiate())));
    }

    @Test
    void readsWhoTheServerIsFromItsChallenge() throws MalformedException {
        byte[] bytes = HexFormat.of().parseHex(Captures.CHALLENGE);
        assertEquals(bytes.length, Der.wholeLength(bytes, 5));
        TsRequest answer = TsRequest.read(bytes, bytes.length);
        assertEquals(6, answer.version());
        NtlmIdentity identity = NtlmMessages.challenge(answer.token().orElseThrow(), SENT);
        assertEquals(
                new NtlmIdentity(
                        "NLA",
                        "NLA",
                        new DnsNames("nla", "nla", ""),
                        "6.1.7601",
                        identity.clock(),
                        Optional.of(Duration.between(SENT, identity.clock().orElseThrow()))),
                identity);
        assertTrue(identity.skew().orElseThrow().abs().compareTo(Duration.ofDays(1)) < 0, identity::toString);
    }

    @Test
    void findsTheChallengeInsideSpnego() throws MalformedException {
        byte[] bytes = HexFormat.of().parseHex(Captures.CHALLENGE);
        ByteBuffer bare = TsRequest.read(bytes, bytes.length).token().orElseThrow();
        ByteBuffer wrapped = ByteBuffer.allocate(bare.remaining() + 5)
                .position(5)
                .put(bare.duplicate())
                .flip();
        assertEquals("NLA", NtlmMessages.challenge(wrapped, SENT).computer());
    }

    @Test
    void readsTheErrorOfAnOversizedAnswer() throws MalformedException {
        byte[] bytes = HexFormat.of().parseHex(Captures.longError());
        assertEquals(bytes.length, Der.wholeLength(bytes, 10));
        assertEquals(0xC00700EA, TsRequest.read(bytes, bytes.length).errorCode().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000", "3080", "30840fffffff", "30050203ff", "3003a00302", "ffff", "3006a104300230ff"})
    void nonsenseIsMalformedAtWorst(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try {
            int length = Der.wholeLength(bytes, bytes.length);
            TsRequest answer = TsRequest.read(bytes, Math.min(length, bytes.length));
            assertTrue(answer.token().isEmpty() && answer.errorCode().isEmpty());
        } catch (MalformedException expected) {
            assertTrue(expected.getMessage() != null);
        }
    }

    @Test
    void everyCutAndEveryChangedByteOfAChallengeIsReadOrMalformed() throws MalformedException {
        byte[] whole = HexFormat.of().parseHex(Captures.CHALLENGE);
        for (int cut = 0; cut < whole.length; cut++) {
            byte[] shorter = Arrays.copyOf(whole, cut);
            assertThrows(MalformedException.class, () -> TsRequest.read(shorter, shorter.length));
            for (int value : new int[] {0, 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[cut] = (byte) value;
                readLeniently(changed);
            }
        }
    }

    private static void readLeniently(byte[] bytes) {
        try {
            Optional<ByteBuffer> token = TsRequest.read(bytes, bytes.length).token();
            if (token.isPresent()) {
                assertTrue(NtlmMessages.challenge(token.get(), SENT).computer().length() < 256);
            }
        } catch (MalformedException expected) {
            assertTrue(expected.getMessage() != null);
        }
    }

    private static Negotiation negotiation(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        int length = AnswerReader.length(bytes, bytes.length);
        return assertInstanceOf(Answer.Spoken.class, AnswerReader.read(bytes, length))
                .negotiation();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
