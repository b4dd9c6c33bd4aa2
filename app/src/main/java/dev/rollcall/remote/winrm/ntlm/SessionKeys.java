package dev.rollcall.remote.winrm.ntlm;

import java.nio.charset.StandardCharsets;

/** The four keys of a session (MS-NLMP 3.4.5.2, 3.4.5.3), with all 128 bits. */
final class SessionKeys {
    static final String CLIENT_TO_SERVER = "client-to-server";
    static final String SERVER_TO_CLIENT = "server-to-client";

    private SessionKeys() {}

    static byte[] signing(byte[] sessionKey, String direction) {
        return derived(sessionKey, direction, "signing");
    }

    static byte[] sealing(byte[] sessionKey, String direction) {
        return derived(sessionKey, direction, "sealing");
    }

    private static byte[] derived(byte[] sessionKey, String direction, String use) {
        String constant = "session key to " + direction + " " + use + " key magic constant\0";
        return Digests.md5(sessionKey, constant.getBytes(StandardCharsets.US_ASCII));
    }
}
