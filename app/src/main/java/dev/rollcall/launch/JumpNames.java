package dev.rollcall.launch;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.Outcome;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.dns.AddressLiteral;
import dev.rollcall.probe.dns.DnsProbe;
import dev.rollcall.remote.HostNames;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.net.InetAddress;
import java.util.Optional;

/** Asks the name servers of a check for the addresses of its jump hosts. */
record JumpNames(DnsProbe names, ProbeSettings settings) implements HostNames {
    @Override
    public InetAddress address(String name, Deadline deadline) throws RemoteException, InterruptedException {
        Optional<InetAddress> literal = AddressLiteral.of(name);
        if (literal.isPresent()) {
            return literal.get();
        }
        Outcome outcome = names.look(Host.named(name), settings, deadline).outcome();
        if (outcome instanceof Outcome.Seen(DnsObservation seen)) {
            return seen.addresses().stream()
                    .findFirst()
                    .orElseThrow(() -> new RemoteException(Problem.NOT_REACHED, "name does not resolve"));
        }
        throw new RemoteException(
                Problem.NOT_REACHED,
                outcome instanceof Outcome.Missing(Outcome.Reason _, String words)
                        ? "its name could not be looked up: " + words
                        : "its name could not be looked up");
    }
}
