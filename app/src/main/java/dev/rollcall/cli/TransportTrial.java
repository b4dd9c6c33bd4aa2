package dev.rollcall.cli;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.vault.Credential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tries the ways in one after the other, each at its usual port, until one is granted or has refused the credential. */
public final class TransportTrial implements LogonTrial {
    private static final Duration EACH = Duration.ofSeconds(15);

    private final List<Transport> transports;

    /** @param transports in the order they are tried */
    public TransportTrial(List<Transport> transports) {
        this.transports = List.copyOf(transports);
    }

    @Override
    public List<Tried> tried(Credential credential, Host host) throws InputException, InterruptedException {
        InetAddress address;
        try {
            address = InetAddress.getByName(host.name());
        } catch (UnknownHostException e) {
            throw new InputException(host.name() + " has no address: nothing was tried", e);
        }
        List<Tried> tried = new ArrayList<>();
        for (Transport transport : transports) {
            if (!transport.takes(credential)) {
                continue;
            }
            RemoteTarget target = new RemoteTarget(
                    host.name(), new InetSocketAddress(address, transport.kind().port()));
            String key = transport.kind().key();
            try (RemoteSession session = transport.open(target, credential, Deadline.after(EACH))) {
                tried.add(new Tried(session.transport().key(), true, "granted"));
                return tried;
            } catch (RemoteException e) {
                tried.add(new Tried(key, false, String.valueOf(e.getMessage())));
                // Another way in would ask the same account: a wrong password must not be sent twice.
                if (e.problem() == RemoteException.Problem.CREDENTIAL_REFUSED
                        || e.problem() == RemoteException.Problem.CREDENTIAL_UNUSABLE) {
                    return tried;
                }
            }
        }
        return tried;
    }
}
