package dev.rollcall.store;

import java.net.InetAddress;

/** Addresses as text that needs no name server to read back. */
final class Addresses {
    private Addresses() {}

    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        // A scope names an interface of this computer as it is now; it says nothing of the host.
        return scope < 0 ? text : text.substring(0, scope);
    }
}
