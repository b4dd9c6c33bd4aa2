package dev.rollcall.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Thresholds, as data. {@link #DEFAULT} suits Remote Desktop, where self-signed certificates are normal. */
public record Policy(DnsRules dns, PortRules port, CertificateRules certificate, InsideRules inside, LinkRules link) {
    public static final Policy DEFAULT = new Policy(
            new DnsRules(true, true, 1),
            // A lost SYN is sent again after a second (RFC 6298): one loss does not make a host slow.
            // SSH, WinRM over HTTP and HTTPS, SMB, RPC: what Linux and Windows hosts are managed by.
            new PortRules(Duration.ofMillis(1500), Duration.ofMillis(1500), List.of(22, 5985, 5986, 445, 135)),
            new CertificateRules(
                    Duration.ofDays(30), 2048, 256, Set.of("MD2", "MD5", "SHA1"), TlsVersion.TLS_1_2, Trust.ANYONE),
            new InsideRules(Duration.ofHours(24), true, true, false),
            // One packet is lost everywhere now and then. Were it one connect in fifty, two of ten would lose one in
            // one
            // count of sixty.
            new LinkRules(2, Duration.ofMillis(500), Duration.ofMillis(100)));

    /** As {@link #DEFAULT} has the link. */
    public Policy(DnsRules dns, PortRules port, CertificateRules certificate, InsideRules inside) {
        this(dns, port, certificate, inside, DEFAULT.link());
    }

    /**
     * @param reverseRequired an address without a reverse name is a warning
     * @param reverseMustMatch a reverse name other than the asked one is a warning
     * @param addressesPerFamily more addresses of one family than this are a warning
     */
    public record DnsRules(boolean reverseRequired, boolean reverseMustMatch, int addressesPerFamily) {}

    /**
     * @param slowConnect a TCP handshake that takes longer is slow
     * @param slowAnswer so is an answer to the first request
     * @param managementPorts asked by a plain connect where a host's own port gives no answer; at most {@value #MOST_PORTS}
     */
    public record PortRules(Duration slowConnect, Duration slowAnswer, List<Integer> managementPorts) {
        public static final int MOST_PORTS = 5;

        public PortRules {
            managementPorts = List.copyOf(managementPorts);
        }
    }

    /**
     * @param lostConnects so many connects that lost a packet, or more, are a warning
     * @param slow a latency over this is, too
     * @param unsteady and so is a jitter over this
     */
    public record LinkRules(int lostConnects, Duration slow, Duration unsteady) {}

    /**
     * @param stuckAfter a session that was disconnected for longer than this is stuck
     * @param automaticRequired an RDP server that doesn't come up with the machine is a warning
     * @param anySourceAllowed a firewall that lets anybody in is no finding
     * @param groupPolicyAllowed a group policy that decides is no finding
     */
    public record InsideRules(
            Duration stuckAfter, boolean automaticRequired, boolean anySourceAllowed, boolean groupPolicyAllowed) {}

    /**
     * @param expiresSoon warn when less than this is left
     * @param minimumRsaBits also for DSA
     * @param weakSignatures hash names in upper case without hyphens
     */
    public record CertificateRules(
            Duration expiresSoon,
            int minimumRsaBits,
            int minimumEcBits,
            Set<String> weakSignatures,
            TlsVersion minimumTls,
            Trust trust) {
        public CertificateRules {
            weakSignatures = Set.copyOf(weakSignatures);
        }
    }

    /**
     * Which issuers are wanted. The chain is taken as the host sent it: this finds hosts that still show the wrong
     * certificate, it is no proof against a host that lies.
     *
     * @param required whether an issuer that is not listed is a finding
     * @param issuers issuer names as shown in facts, or SHA-256 thumbprints of a certificate of the chain
     */
    public record Trust(boolean required, List<String> issuers) {
        public static final Trust ANYONE = new Trust(false, List.of());

        public Trust {
            issuers = List.copyOf(issuers);
        }
    }
}
