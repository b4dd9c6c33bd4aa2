package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Trust;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** Logs on by SSH, directly or through another host. */
public final class SshTransport implements Transport {
    private final Config config;
    private final Trust trust;
    private final Proofs proofs;
    private final Optional<Gateway> gateway;

    private SshTransport(Config config, Trust trust, Proofs proofs, Optional<Gateway> gateway) {
        this.config = config;
        this.trust = trust;
        this.proofs = proofs;
        this.gateway = gateway;
    }

    /** Makes one that should serve the whole program: preparing it takes half a second. */
    public static SshTransport with(Trust trust, Map<String, String> environment) {
        Config config = Algorithms.config();
        Proofs proofs =
                new Proofs(new KeyReader(config), Agent.usual(environment).map(Agent::new));
        return new SshTransport(config, trust, proofs, Optional.empty());
    }

    /** The same, but by way of a host that connects further (jump host); each session has its own connection to it. */
    public SshTransport through(RemoteTarget host, Credential credential) {
        return new SshTransport(config, trust, proofs, Optional.of(new Gateway(host, credential)));
    }

    @Override
    public TransportKind kind() {
        return TransportKind.SSH;
    }

    @Override
    public boolean takes(Credential credential) {
        return Proofs.exist(credential);
    }

    /** Where there is no host between. */
    @Override
    public boolean knocksItself() {
        return gateway.isEmpty();
    }

    @Override
    public SshSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        List<Proof> ready = proofs.of(credential);
        if (gateway.isEmpty()) {
            return logOn(target, credential, ready, dial(target, deadline), deadline);
        }
        SshSession between = openGateway(gateway.get(), deadline);
        try {
            Socket tunnel = tunnel(between, target.address(), deadline);
            return logOn(target, credential, ready, tunnel, deadline);
        } catch (RemoteException | InterruptedException | RuntimeException failure) {
            between.close();
            throw failure;
        }
    }

    private static Socket dial(RemoteTarget target, Deadline deadline) throws RemoteException, InterruptedException {
        return SshConnection.dial(
                target.address(), target.connect().map(deadline::within).orElse(deadline));
    }

    private SshSession logOn(
            RemoteTarget target, Credential credential, List<Proof> ready, Socket socket, Deadline deadline)
            throws RemoteException, InterruptedException {
        SshConnection connection = SshConnection.over(socket, config, target, trust, deadline);
        try (Watch _ = Watch.over(deadline, connection::drop)) {
            connection.waitsUntil(deadline);
            new Logon(connection.client(), credential, deadline).by(ready);
            return new SshSession(connection, credential);
        } catch (RemoteException | RuntimeException failure) {
            connection.close();
            SshConnection.stopIfInterrupted();
            throw failure;
        }
    }

    private SshSession openGateway(Gateway way, Deadline deadline) throws RemoteException, InterruptedException {
        try {
            Socket socket = SshConnection.dial(way.host().address(), deadline);
            return logOn(way.host(), way.credential(), proofs.of(way.credential()), socket, deadline);
        } catch (RemoteException failure) {
            throw new RemoteException(
                    failure.problem(), "jump host " + way.host().name() + ": " + failure.getMessage(), failure);
        }
    }

    private static Socket tunnel(SshSession between, InetSocketAddress to, Deadline deadline)
            throws RemoteException, InterruptedException {
        String host = to.isUnresolved() ? to.getHostString() : to.getAddress().getHostAddress();
        SshConnection connection = between.connection();
        try (Watch _ = Watch.over(deadline, connection::drop)) {
            DirectConnection channel = connection.client().newDirectConnection(host, to.getPort());
            return new StreamSocket(
                    new IdentificationStream(channel.getInputStream()), channel.getOutputStream(), connection, to);
        } catch (IOException failure) {
            SshConnection.stopIfInterrupted();
            throw Faults.ofTunnel(failure, to.getPort(), deadline);
        }
    }

    private record Gateway(RemoteTarget host, Credential credential) {}
}
