package dev.rollcall.probe.dns;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that are addresses already: {@code 10.4.1.20}, {@code fd00::1}. */
public final class AddressLiteral {
    /** Java also takes {@code 1234} and {@code 10.1} for addresses; people who write these mean names. */
    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private AddressLiteral() {}

    /** The address that {@code name} spells out, without any look-up; empty where it is a name. */
    public static Optional<InetAddress> of(String name) {
        if (name.indexOf(':') < 0 && !DOTTED_QUAD.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
