package dev.rollcall.probe.dns;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.RateLimit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks name servers what they say of a host's name (RFC 1034, RFC 1035): A and AAAA from each of them, then the reverse names
 * of what came back. Nothing is cached. Safe for use from any thread; one that can be interrupted should be virtual.
 */
public final class DnsProbe {
    private static final int AT_ONCE = 1_000;
    private static final int PER_SECOND = 5_000;

    private final Limit exchanges;
    private final RateLimit queries;
    private final Supplier<SystemResolvers> system;

    /**
     * @param exchanges conversations with name servers at once, each one socket
     * @param queries how many questions may be sent a second
     * @param system asked where the settings name no resolvers
     */
    public DnsProbe(Limit exchanges, RateLimit queries, Supplier<SystemResolvers> system) {
        this.exchanges = exchanges;
        this.queries = queries;
        this.system = system;
    }

    /** With limits that a company's name servers bear easily. */
    public static DnsProbe standard() {
        return new DnsProbe(
                new Limit("DNS conversations", AT_ONCE), new RateLimit(PER_SECOND, AT_ONCE), SystemResolvers::read);
    }

    /** Never fails for what a server says or doesn't say; waiting for permits is neither in its time nor in its deadline. */
    public Look look(Host host, ProbeSettings settings, Deadline deadline) throws InterruptedException {
        if (AddressLiteral.of(host.name()).isPresent()) {
            return Look.without(Check.DNS, Optional.empty(), new Outcome.Skipped("an address was given"));
        }
        Optional<SystemResolvers> own = settings.resolvers().isEmpty() ? Optional.of(system.get()) : Optional.empty();
        Asking asking = new Asking(exchanges, queries, settings.timeout(), deadline, new Transcript());
        DnsLook look = new DnsLook(asking, own.map(SystemResolvers::servers).orElseGet(settings::resolvers));
        try {
            return look.at(host.name(), own);
        } catch (IOException e) {
            // What servers do is no exception here: this computer has no socket to give.
            return look.missing(Outcome.Reason.LOCAL_LIMIT, String.valueOf(e.getMessage()));
        }
    }
}
