package dev.rollcall.probe.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

/**
 * The name servers that this computer is set up to use.
 *
 * @param search domains that are tried behind short names
 * @param dots a name with fewer dots is tried with the search domains first, as resolv.conf calls it n-dots
 */
public record SystemResolvers(List<InetSocketAddress> servers, List<Name> search, int dots) {
    public SystemResolvers {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }

    /** Asks the operating system; what it said the first time is remembered by the DNS library. */
    public static SystemResolvers read() {
        ResolverConfig system = ResolverConfig.getCurrentConfig();
        return new SystemResolvers(system.servers(), system.searchPath(), system.ndots());
    }
}
