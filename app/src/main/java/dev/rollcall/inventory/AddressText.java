package dev.rollcall.inventory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as text, and back without ever asking a name server. */
final class AddressText {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private AddressText() {}

    /** An IPv4 address in four parts, or an IPv6 address without scope. */
    static Optional<InetAddress> read(String text) {
        boolean candidate = text.indexOf(':') >= 0
                ? text.length() <= 45 && text.indexOf('%') < 0
                : IPV4.matcher(text).matches();
        if (!candidate) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String of(InetAddress address) {
        return of(address.getAddress());
    }

    /** IPv6 in its short form (RFC 5952), so that one address has one name. */
    static String of(byte[] address) {
        if (address.length == 4) {
            return plain(address);
        }
        int[] groups = new int[8];
        for (int index = 0; index < 8; index++) {
            groups[index] = ((address[2 * index] & 0xFF) << 8) | (address[2 * index + 1] & 0xFF);
        }
        int start = 0;
        int length = 0;
        for (int index = 0; index < 8; index++) {
            int zeros = zerosFrom(groups, index);
            if (zeros > length) {
                start = index;
                length = zeros;
            }
        }
        return length < 2 ? join(groups, 0, 8) : join(groups, 0, start) + "::" + join(groups, start + length, 8);
    }

    private static String plain(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    private static int zerosFrom(int[] groups, int start) {
        int index = start;
        while (index < groups.length && groups[index] == 0) {
            index++;
        }
        return index - start;
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < to; index++) {
            text.append(index > from ? ":" : "").append(Integer.toHexString(groups[index]));
        }
        return text.toString();
    }
}
