package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Trust;
import dev.rollcall.vault.Credential;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import net.schmizz.sshj.Config;

/** Logs on by SSH, and from there to hosts behind. */
public final class SshTransport implements Transport {
    private final Config config;
    private final Trust trust;
    private final LogonGuard guard;
    private final Proofs proofs;

    private SshTransport(Config config, Trust trust, LogonGuard guard, Proofs proofs) {
        this.config = config;
        this.trust = trust;
        this.guard = guard;
        this.proofs = proofs;
    }

    /**
     * Makes one that should serve the whole program: it takes its time, less of it after {@link #prepare}.
     *
     * @param guard asked before each credential is sent, also to jump hosts
     */
    public static SshTransport with(Trust trust, LogonGuard guard, Map<String, String> environment) {
        Config config = Algorithms.config();
        Proofs proofs =
                new Proofs(new KeyReader(config), Agent.usual(environment).map(Agent::new));
        return new SshTransport(config, trust, guard, proofs);
    }

    /** Loads what the first log-on would have to wait for; on any thread, before there is anything to log on to. */
    public static void prepare() {
        Algorithms.warm(Algorithms.config());
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
        return true;
    }

    @Override
    public SshSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        guard.check(credential);
        List<Proof> ready = proofs.of(credential, deadline);
        return logOn(target, credential, ready, dial(target, deadline), deadline);
    }

    /** The same over a connection that there is already; whoever made it closes it if this fails. */
    SshSession open(RemoteTarget target, Credential credential, Socket connection, Deadline deadline)
            throws RemoteException, InterruptedException {
        guard.check(credential);
        return logOn(target, credential, proofs.of(credential, deadline), connection, deadline);
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
            boolean given = new Logon(connection.client(), credential, deadline)
                    .by(ready, () -> guard.begin(credential, target.name(), deadline));
            return new SshSession(connection, new ShellRuns(credential, given), this);
        } catch (RemoteException | InterruptedException | RuntimeException failure) {
            connection.close();
            SshConnection.stopIfInterrupted();
            throw failure;
        }
    }
}
