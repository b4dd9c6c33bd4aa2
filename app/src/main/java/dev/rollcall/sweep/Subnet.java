package dev.rollcall.sweep;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that an address most likely stands in: /24 for IPv4, /64 for IPv6; its leading bytes in hex. */
record Subnet(String prefix) {
    static Subnet of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Subnet(HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 8)));
    }
}
