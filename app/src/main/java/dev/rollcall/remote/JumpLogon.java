package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Permit;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs on by SSH to hosts behind jump hosts. The session with a jump host is opened once a round, and shared by a bounded number of
 * hosts at a time. Safe for many threads.
 */
public final class JumpLogon {
    private final Transport ssh;
    private final HostNames names;
    private final Duration timeout;
    private final ConcurrentHashMap<Key, SharedJump> jumps = new ConcurrentHashMap<>();

    /**
     * @param ssh that jump hosts are logged on to by
     * @param names of jump hosts
     * @param timeout of one connect that a jump host makes
     */
    public JumpLogon(Transport ssh, HostNames names, Duration timeout) {
        this.ssh = ssh;
        this.names = names;
        this.timeout = timeout;
    }

    private record Key(String name, int port, String credential) {}

    /**
     * By those of the host's own ways that are SSH, or else at the usual port.
     *
     * @throws RemoteException where the jump host itself can't be passed
     */
    public LogonOutcome at(LogonTarget target, JumpHost jump, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        List<Way> ways = target.ways().isEmpty()
                ? List.of(Way.usual(Protocol.SSH))
                : target.ways().stream()
                        .filter(way -> way.protocol() == Protocol.SSH)
                        .toList();
        if (ways.isEmpty() || !ssh.takes(credential)) {
            return notBySsh(ways, credential);
        }
        SharedJump shared = jumps.computeIfAbsent(
                new Key(jump.name(), jump.port(), jump.credential().name()), _ -> new SharedJump(ssh, names, jump));
        Permit place = shared.place(deadline);
        boolean kept = false;
        try {
            Onward onward = shared.onward(deadline);
            LogonOutcome outcome = tried(ways, target, new Behind(shared, onward), credential, deadline);
            if (outcome instanceof LogonOutcome.Granted(RemoteSession session, List<Attempt> attempts)) {
                kept = true;
                return new LogonOutcome.Granted(
                        new PlacedSession(session, place, new PlacedSession.Passage(shared, onward, jump.name())),
                        attempts);
            }
            return outcome;
        } finally {
            if (!kept) {
                place.close();
            }
        }
    }

    /** A way on, and whose it is. */
    private record Behind(SharedJump jump, Onward onward) {}

    private LogonOutcome notBySsh(List<Way> ways, Credential credential) {
        Attempts none = new Attempts();
        String only = "only ssh goes through a jump host, and it ";
        none.add(
                ways.isEmpty()
                        ? Attempt.failed(Door.usual(ssh), Problem.REFUSED, only + "is none of this host's ways in")
                        : Attempt.failed(
                                new Door(ssh, ways.getFirst().port()),
                                Problem.CREDENTIAL_UNUSABLE,
                                only + "can't use " + credential.name()));
        return none.exhausted();
    }

    private LogonOutcome tried(
            List<Way> ways, LogonTarget target, Behind behind, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        Attempts attempts = new Attempts();
        for (Way way : ways) {
            Door door = new Door(ssh, way.port());
            InetSocketAddress there = target.address()
                    .map(address -> new InetSocketAddress(address, way.port()))
                    .orElseGet(() -> InetSocketAddress.createUnresolved(target.name(), way.port()));
            try {
                RemoteSession session =
                        session(behind.onward(), new RemoteTarget(target.name(), there), credential, deadline);
                attempts.add(Attempt.granted(door));
                return attempts.granted(session);
            } catch (RemoteException refused) {
                Optional<RemoteException> fault = behind.jump().fault(behind.onward(), refused.problem());
                if (fault.isPresent()) {
                    throw fault.get();
                }
                attempts.add(Attempt.failed(door, refused.problem(), refused.getMessage()));
                if (Attempts.isFinal(refused.problem())) {
                    return attempts.refused(refused);
                }
            }
        }
        return attempts.exhausted();
    }

    private RemoteSession session(Onward onward, RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        Socket line = onward.connect(target.address(), deadline.within(timeout));
        boolean taken = false;
        try {
            RemoteSession session = onward.over(line).open(target, credential, deadline);
            taken = true;
            return session;
        } finally {
            if (!taken) {
                close(line);
            }
        }
    }

    private static void close(Socket line) {
        try {
            line.close();
        } catch (IOException alreadyGone) {
            // Nothing more is wanted of it.
        }
    }

    /** The round is over: sessions with jump hosts are closed, and what is known of them is forgotten. */
    public void end() {
        for (Key key : jumps.keySet()) {
            SharedJump ended = jumps.remove(key);
            if (ended != null) {
                ended.end();
            }
        }
    }
}
