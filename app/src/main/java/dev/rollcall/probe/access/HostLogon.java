package dev.rollcall.probe.access;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.remote.Logon;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteException.Problem;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Logs on to a host that was just seen, with the credential that is for it, to do something there. Safe for many threads. */
public final class HostLogon {
    private final Logon logon;
    private final CredentialChoice credentials;

    public HostLogon(Logon logon, CredentialChoice credentials) {
        this.logon = logon;
        this.credentials = credentials;
    }

    /** @param seen at the address where the host was seen, the way that was taken then is tried first */
    public LogonOutcome enter(Host host, Round seen, Deadline deadline) throws InterruptedException {
        Optional<Chosen> chosen = credentials.of(host);
        if (chosen.isEmpty()) {
            return new LogonOutcome.NotGranted(
                    Problem.CREDENTIAL_UNUSABLE, "no credential is for this host", List.of());
        }
        Optional<InetAddress> address = Landing.of(host, seen);
        return address.isEmpty()
                ? new LogonOutcome.NotGranted(Problem.NOT_REACHED, "name does not resolve", List.of())
                : logon.at(host.name(), address.get(), chosen.get().credential(), LastWay.of(seen), deadline);
    }
}
