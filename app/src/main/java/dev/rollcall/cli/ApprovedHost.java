package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.host.Protocol;
import dev.rollcall.remote.Approval;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For which host something is approved, or meant to be.
 *
 * @param name where an entry is for several hosts, as its file has them
 * @param port where it logs on; empty for several hosts, and for any port
 */
record ApprovedHost(String name, OptionalInt port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]+)]:(\\d{1,5})");
    private static final Pattern WITH_PORT = Pattern.compile("([^:\\[\\]]+):(\\d{1,5})");
    private static final Pattern ONE = Pattern.compile("[A-Za-z0-9._:%-]+");

    static ApprovedHost of(Approval one) {
        Matcher bracketed = BRACKETED.matcher(one.host());
        if (bracketed.matches()) {
            return new ApprovedHost(bracketed.group(1), OptionalInt.of(Integer.parseInt(bracketed.group(2))));
        }
        boolean plain = ONE.matcher(one.host()).matches();
        return new ApprovedHost(one.host(), plain ? OptionalInt.of(Protocol.SSH.port()) : OptionalInt.empty());
    }

    /** As a person writes it: HOST, HOST:PORT or [IPv6]:PORT. */
    static ApprovedHost written(String text) throws InputException {
        String said = text.strip();
        Matcher bracketed = BRACKETED.matcher(said);
        Matcher plain = WITH_PORT.matcher(said);
        if (bracketed.matches()) {
            return new ApprovedHost(bracketed.group(1), OptionalInt.of(Integer.parseInt(bracketed.group(2))));
        }
        if (plain.matches()) {
            return new ApprovedHost(plain.group(1), OptionalInt.of(Integer.parseInt(plain.group(2))));
        }
        if (said.isEmpty()) {
            throw new InputException("HOST is empty: name one that rollcall trust list shows");
        }
        return new ApprovedHost(said, OptionalInt.empty());
    }
}
