package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the forms of {@link HostSet#read} apart. */
final class ExpressionParser {
    private static final Pattern LITERAL_IN_BRACKETS =
            Pattern.compile("\\[[0-9a-fA-F.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\\]");
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?(\\[[^\\]]*\\]|[^/:?#]*).*");
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F:.]+)/(.*)");
    private static final Pattern RANGE = Pattern.compile("([0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)-([0-9a-fA-F:.]+)");

    private ExpressionParser() {}

    static HostSet parse(String text) throws InputException {
        Matcher address = URL.matcher(text);
        if (address.matches()) {
            throw new InputException("that is a URL: write the name alone, " + Shown.of(address.group(1)));
        }
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        // A colon makes a port where it is the only one outside brackets; with several it is an IPv6 address.
        boolean portGiven = colon > bracket && text.indexOf(':', bracket + 1) == colon;
        if (portGiven) {
            return parse(text.substring(0, colon), Numbers.port(text.substring(colon + 1)));
        }
        return parse(text, Host.DEFAULT_PORT);
    }

    private static HostSet parse(String text, int port) throws InputException {
        if (LITERAL_IN_BRACKETS.matcher(text).matches()) {
            return one(text.substring(1, text.length() - 1), port);
        }
        if (text.indexOf('%') >= 0 && text.indexOf(':') >= 0) {
            throw new InputException("an address with a scope (%) means something on one computer only");
        }
        Matcher network = NETWORK.matcher(text);
        if (network.matches()) {
            return AddressRange.network(address(network.group(1)), network.group(2), port);
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches() && (text.indexOf('.') >= 0 || text.indexOf(':') >= 0)) {
            return AddressRange.between(address(range.group(1)), end(range.group(1), range.group(2)), port);
        }
        return text.indexOf('[') >= 0 || text.indexOf(']') >= 0 ? NameRange.read(text, port) : one(text, port);
    }

    private static HostSet one(String name, int port) throws InputException {
        return new OneHost(Host.named(HostName.canonical(name)).withPort(port));
    }

    /** The end of a range, of which IPv4 may give the last part alone. */
    private static InetAddress end(String first, String last) throws InputException {
        boolean lastPart =
                first.indexOf(':') < 0 && Numbers.within(last, 0, 255).isPresent();
        return address(lastPart ? first.substring(0, first.lastIndexOf('.') + 1) + last : last);
    }

    private static InetAddress address(String text) throws InputException {
        return AddressText.read(text).orElseThrow(() -> new InputException(Shown.of(text) + " is no IP address"));
    }
}
