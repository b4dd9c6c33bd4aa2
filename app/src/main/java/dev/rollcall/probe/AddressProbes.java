package dev.rollcall.probe;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.probe.rdp.Caller;
import dev.rollcall.probe.tls.CertificateReader;
import dev.rollcall.probe.tls.TlsEngines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at the listener of one address of a host. Safe for many threads; each look is made for a virtual thread of its own, where
 * an interrupt ends it at once and closes its connections.
 */
public final class AddressProbes {
    private static final Pattern ADDRESS_LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private final Caller.Tools tools;
    private final InstantSource clock;
    private final ManagementKnock knocks;

    /** Asks no management ports. */
    public AddressProbes(TlsEngines engines, InstantSource clock) {
        this(new Caller.Tools(engines, new CertificateReader(), Optional.empty()), clock, ManagementKnock.none());
    }

    private AddressProbes(Caller.Tools tools, InstantSource clock, ManagementKnock knocks) {
        this.tools = tools;
        this.clock = clock;
        this.knocks = knocks;
    }

    /** The same, talking to no more listeners at once than the limit allows; those still to answer a connect don't count. */
    public AddressProbes within(Limit talking) {
        return new AddressProbes(
                new Caller.Tools(tools.engines(), tools.certificates(), Optional.of(talking)), clock, knocks);
    }

    /**
     * The same, asking these ports, too, of hosts whose own port gives no answer. They are asked while that is still waited for,
     * so that a dead host takes no longer.
     *
     * @param hosts how many are asked so at once; each takes a socket for every port
     */
    public AddressProbes knocking(List<Integer> managementPorts, Limit hosts) {
        return new AddressProbes(tools, clock, new ManagementKnock(managementPorts, hosts));
    }

    /**
     * One look for each of {@code wanted} that is a check of the listener: port, NLA, certificate, in this order.
     *
     * @param knownNames what the certificate may be made out to: asked name, aliases, reverse names
     */
    public List<Look> look(
            Host host,
            InetAddress address,
            List<String> knownNames,
            Set<Check> wanted,
            ProbeSettings settings,
            Deadline deadline)
            throws InterruptedException {
        Caller caller = new Caller(
                new InetSocketAddress(address, host.port()),
                serverName(host.name()),
                settings.cookie(),
                settings.timeout(),
                deadline,
                clock,
                tools);
        List<Look> looks = new ArrayList<>(wanted.size());
        try (Visit visit = new Visit(new Visit.Target(address, host.port(), knownNames), caller, System::nanoTime)) {
            for (Probe probe : Probes.all(knocks)) {
                if (wanted.contains(probe.check())) {
                    looks.add(look(probe, visit, address));
                }
            }
        }
        return looks;
    }

    private static Look look(Probe probe, Visit visit, InetAddress address) throws InterruptedException {
        try {
            return probe.look(visit);
        } catch (RuntimeException bug) {
            return Looks.defect(probe.check(), address, bug);
        }
    }

    private static Optional<String> serverName(String name) {
        return ADDRESS_LITERAL.matcher(name).matches() ? Optional.empty() : Optional.of(name);
    }
}
