package dev.rollcall.diagnosis;

import java.net.InetAddress;
import java.util.Arrays;

/** Which addresses are near each other, where nothing says what the networks are. */
final class Network {
    /** Octets that addresses of one network have in common: what most networks of clients are, /24 and /64. */
    private static final int OLD = 3;

    private static final int MODERN = 8;

    private Network() {}

    /** @param one an address, as is {@code other}; false where either is none */
    static boolean same(String one, String other) {
        try {
            byte[] first = InetAddress.ofLiteral(one).getAddress();
            byte[] second = InetAddress.ofLiteral(other).getAddress();
            int shared = first.length == 4 ? OLD : MODERN;
            return first.length == second.length && Arrays.equals(first, 0, shared, second, 0, shared);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
