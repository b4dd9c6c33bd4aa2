package dev.rollcall.probe.rdp;

/** Failure codes of RDP_NEG_FAILURE by name (MS-RDPBCGR 2.2.1.2.2). */
final class NegotiationFailure {
    private NegotiationFailure() {}

    static String name(int code) {
        return switch (code) {
            case 1 -> "SSL_REQUIRED_BY_SERVER";
            case 2 -> "SSL_NOT_ALLOWED_BY_SERVER";
            case 3 -> "SSL_CERT_NOT_ON_SERVER";
            case 4 -> "INCONSISTENT_FLAGS";
            case 5 -> "HYBRID_REQUIRED_BY_SERVER";
            case 6 -> "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER";
            default -> "UNKNOWN_" + Integer.toUnsignedString(code);
        };
    }
}
