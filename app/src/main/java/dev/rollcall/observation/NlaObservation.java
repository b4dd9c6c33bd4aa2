package dev.rollcall.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which security protocols the listener takes (MS-RDPBCGR 2.2.1.1, 2.2.1.2) and whether they then work.
 *
 * @param offered the answer to a request for TLS, CredSSP and CredSSP with early user authorisation (0x0B)
 * @param tlsOnly the answer to a request for TLS alone (0x01), on a second connection: HYBRID_REQUIRED_BY_SERVER here is what
 *     proves that NLA is required
 * @param tls the TLS handshake after {@code offered}, or after {@code tlsOnly} where only that one selected TLS
 * @param credSsp the CredSSP exchange as far as the NTLM challenge (MS-CSSP 3.1.5); no credential is ever sent
 */
public record NlaObservation(Negotiation offered, Negotiation tlsOnly, Handshake tls, CredSsp credSsp)
        implements Observation {

    /** What a server said to an X.224 Connection Request. */
    public sealed interface Negotiation {
        /** RDP_NEG_RSP; the protocol may be one that was not asked for. */
        record Selected(Protocol protocol, int flags) implements Negotiation {}

        /** RDP_NEG_FAILURE, by the protocol's name, e.g. {@code HYBRID_REQUIRED_BY_SERVER}, or {@code UNKNOWN_9}. */
        record Failed(String failure) implements Negotiation {}

        /** A Connection Confirm without a negotiation block: standard RDP security, old style. */
        record Absent() implements Negotiation {}

        /** No usable answer on this connection; {@code reason} in a few words. */
        record Unanswered(String reason, boolean timedOut) implements Negotiation {}

        /** This request was not made, because what came before had settled the question. */
        record NotAsked() implements Negotiation {}
    }

    /** Selected security protocol, MS-RDPBCGR 2.2.1.2.1. */
    public enum Protocol {
        RDP(0),
        SSL(1),
        HYBRID(2),
        RDSTLS(4),
        HYBRID_EX(8),
        RDSAAD(16);

        private final int value;

        Protocol(int value) {
            this.value = value;
        }

        public int value() {
            return value;
        }

        /** Whether TLS follows the negotiation. */
        public boolean usesTls() {
            return this != RDP;
        }

        /** Whether CredSSP follows the TLS handshake. */
        public boolean usesCredSsp() {
            return this == HYBRID || this == HYBRID_EX;
        }

        public static Optional<Protocol> of(int value) {
            for (Protocol protocol : values()) {
                if (protocol.value == value) {
                    return Optional.of(protocol);
                }
            }
            return Optional.empty();
        }
    }

    /** How the TLS handshake went. */
    public sealed interface Handshake {
        /** Protocol as JSSE names it, e.g. {@code TLSv1.2}; cipher as IANA does. */
        record Completed(String protocol, String cipher) implements Handshake {}

        /** @param reason in a few words, e.g. {@code alert handshake_failure}, {@code connection reset} */
        record Broken(String reason, boolean timedOut) implements Handshake {}

        record NotTried() implements Handshake {}
    }

    /** How CredSSP went. */
    public sealed interface CredSsp {
        /** @param version the server's TSRequest version */
        record Challenged(int version, NtlmIdentity identity) implements CredSsp {}

        /** The server ended the exchange with an NTSTATUS in place of a challenge. */
        record Refused(int version, int errorCode) implements CredSsp {}

        record Broken(String reason, boolean timedOut) implements CredSsp {}

        record NotTried() implements CredSsp {}
    }

    /**
     * Who the server says it is in its NTLM CHALLENGE_MESSAGE (MS-NLMP 2.2.1.2); empty text for what it left out.
     *
     * @param osVersion e.g. {@code 10.0.20348}
     * @param clock the server's clock, where it sent one
     * @param skew the server's clock minus ours, where it sent one
     */
    public record NtlmIdentity(
            String computer,
            String domain,
            DnsNames dns,
            String osVersion,
            Optional<Instant> clock,
            Optional<Duration> skew) {}

    /** DNS names of an NTLM challenge's target information. */
    public record DnsNames(String computer, String domain, String tree) {}
}
