package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;

/** What one expression stands for: a host, or a whole range of them, not yet written out. */
public sealed interface HostSet permits OneHost, AddressRange, NameRange {
    /** More than this many from one expression are added only after asking. */
    int FREELY = 4096;

    /** More than this many are never added: what a small computer can hold in memory. */
    int MOST = 1 << 18;

    /** How many hosts, at least 1 and at most {@link #MOST}. */
    int count();

    /** All of them, in order, each with a new id. */
    List<Host> hosts();

    /**
     * Understands a name or address with an optional port ({@code rds-1:3390}, {@code [fd00::7]:3390}), a network
     * ({@code 10.0.0.0/24}, RFC 4632), a range of addresses ({@code 10.0.0.1-50}) or of names ({@code web[01:20]}).
     *
     * @throws InputException whose message is the reason alone, without the text
     */
    static HostSet read(String text) throws InputException {
        return ExpressionParser.parse(text.strip());
    }
}
