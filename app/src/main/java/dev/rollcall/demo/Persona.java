package dev.rollcall.demo;

import java.time.Duration;

/** What one simulated host is like: four independent traits, so that any mixture of faults can be had. */
record Persona(Naming naming, Door door, Security security, Paper paper) {
    static final Persona HEALTHY = new Persona(Naming.RIGHT, Door.RDP, Security.NLA_REQUIRED, Paper.ISSUED);

    static Persona with(Naming naming) {
        return new Persona(naming, Door.RDP, Security.NLA_REQUIRED, Paper.ISSUED);
    }

    static Persona with(Door door) {
        return new Persona(Naming.RIGHT, door, Security.NLA_REQUIRED, Paper.ISSUED);
    }

    static Persona with(Security security) {
        return new Persona(Naming.RIGHT, Door.RDP, security, Paper.ISSUED);
    }

    static Persona with(Paper paper) {
        return new Persona(Naming.RIGHT, Door.RDP, Security.NLA_REQUIRED, paper);
    }

    /** How the name server answers for the host. */
    enum Naming {
        RIGHT,
        /** NXDOMAIN. */
        MISSING,
        NO_REVERSE,
        /** The reverse record names another host. */
        REVERSE_DIFFERS,
        /** The inventory expects another address. */
        WRONG_ADDRESS,
        /** SERVFAIL. */
        SERVER_FAILURE
    }

    /** What happens to a connection. */
    enum Door {
        RDP,
        /** Answers the negotiation after {@link #SLOWNESS}. */
        SLOW_RDP,
        /** Accepts, never speaks. */
        SILENT,
        /** Accepts and closes. */
        DROPS,
        HTTP,
        SSH,
        /** Nothing listens. */
        CLOSED;

        static final Duration SLOWNESS = Duration.ofMillis(1600);
    }

    /** Which security protocols the server agrees to, MS-RDPBCGR 5.4. */
    enum Security {
        NLA_REQUIRED,
        NLA_OPTIONAL,
        TLS_ONLY,
        /** Answers every request with standard RDP security. */
        RDP_ONLY,
        /** Answers as a server from before the negotiation existed. */
        ANCIENT,
        /** SSL_CERT_NOT_ON_SERVER. */
        NO_CERTIFICATE,
        /** Selects CredSSP and then breaks off instead of a TLS handshake. */
        BROKEN_TLS
    }

    /** The certificate it shows. */
    enum Paper {
        /** By the fleet's own authority. */
        ISSUED,
        SELF_SIGNED,
        EXPIRED,
        EXPIRING,
        NOT_YET_VALID,
        WRONG_NAME,
        /** RSA 1024. */
        WEAK_KEY
    }
}
