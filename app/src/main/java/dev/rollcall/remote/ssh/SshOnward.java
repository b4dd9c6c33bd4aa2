package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Onward;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.vault.Credential;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Tunnels through one SSH connection. */
record SshOnward(SshConnection connection, SshTransport transport) implements Onward {
    @Override
    public Socket connect(InetSocketAddress to, Deadline deadline) throws RemoteException, InterruptedException {
        return Tunnel.open(connection.client(), to, deadline);
    }

    @Override
    public Transport over(Socket tunnel) {
        return new Transport() {
            @Override
            public TransportKind kind() {
                return transport.kind();
            }

            @Override
            public boolean takes(Credential credential) {
                return transport.takes(credential);
            }

            @Override
            public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
                    throws RemoteException, InterruptedException {
                return transport.open(target, credential, tunnel, deadline);
            }
        };
    }

    @Override
    public boolean answers(Duration patience) throws InterruptedException {
        return connection.answers(patience);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }
}
