package dev.rollcall.cli;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.dns.AddressLiteral;
import dev.rollcall.probe.dns.DnsProbe;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The address of one host that is logged on to by itself. */
final class HostAddress {
    private HostAddress() {}

    /** @throws InputException where there is none, or the name servers that were named know of none */
    static InetAddress of(Host host, ProbeSettings probing, Deadline deadline)
            throws InputException, InterruptedException {
        return probing.resolvers().isEmpty() ? bySystem(host) : byServers(host, probing, deadline);
    }

    private static InetAddress bySystem(Host host) throws InputException {
        try {
            return InetAddress.getByName(host.name());
        } catch (UnknownHostException e) {
            throw new InputException(host.name() + " has no address: nothing was tried", e);
        }
    }

    private static InetAddress byServers(Host host, ProbeSettings settings, Deadline deadline)
            throws InputException, InterruptedException {
        Optional<InetAddress> said = AddressLiteral.of(host.name());
        if (said.isPresent()) {
            return said.get();
        }
        Outcome outcome = DnsProbe.standard().look(host, settings, deadline).outcome();
        if (outcome instanceof Outcome.Seen(DnsObservation seen)
                && !seen.addresses().isEmpty()) {
            return seen.addresses().getFirst();
        }
        throw new InputException(host.name() + " has no address at the name servers of --resolver: nothing was tried");
    }
}
