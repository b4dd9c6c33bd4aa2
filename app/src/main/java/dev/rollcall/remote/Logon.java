package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Way;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
import dev.rollcall.vault.CredentialKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a way into a host and takes it. Of the doors that are open the best is tried, and the next only if what answered there
 * could not be talked to at all: what a host refuses at one door is not tried at another. Safe for many threads.
 */
public final class Logon {
    private final List<Door> doors;
    private final Duration timeout;

    /**
     * @param doors all there are, the better ones first; a host that names its own ways is tried by the transports of these
     * @param timeout of one connect
     */
    public Logon(List<Door> doors, Duration timeout) {
        this.doors = List.copyOf(doors);
        this.timeout = timeout;
    }

    /**
     * @param name the host as the inventory says it
     * @param remembered how it was logged on to last time: tried first
     */
    public LogonOutcome at(
            String name,
            InetAddress address,
            Credential credential,
            Optional<TransportKind> remembered,
            Deadline deadline)
            throws InterruptedException {
        return at(new LogonTarget(name, Optional.of(address), List.of(), remembered), credential, deadline);
    }

    /** By the host's own ways where it has some. */
    public LogonOutcome at(LogonTarget target, Credential credential, Deadline deadline) throws InterruptedException {
        if (target.address().isEmpty()) {
            return new LogonOutcome.NotGranted(Problem.NOT_REACHED, "name does not resolve", List.of());
        }
        List<Door> all = doorsOf(target);
        List<Door> usable =
                all.stream().filter(door -> door.transport().takes(credential)).toList();
        if (usable.isEmpty()) {
            return unusable(all, target, credential);
        }
        return through(usable, target, target.address().get(), credential, deadline);
    }

    /** Each way in says why it was not tried. */
    private static LogonOutcome unusable(List<Door> doors, LogonTarget target, Credential credential) {
        return new LogonOutcome.NotGranted(
                Problem.CREDENTIAL_UNUSABLE,
                credential.name()
                        + (target.ways().isEmpty()
                                ? " is of a kind that no transport takes"
                                : " is of a kind that none of this host's ways in takes"),
                doors.stream()
                        .map(door -> Attempt.failed(door, Problem.CREDENTIAL_UNUSABLE, misfit(door.kind(), credential)))
                        .toList());
    }

    private static String misfit(TransportKind kind, Credential credential) {
        String takes = switch (kind) {
            case SSH -> "passwords, SSH keys and SSH agents";
            case WINRM_HTTPS, WINRM_HTTP -> "passwords and Kerberos";
        };
        return CredentialKind.of(credential).key() + " can't log on by " + kind.key() + ", which takes " + takes
                + ": nothing was tried";
    }

    private LogonOutcome through(
            List<Door> usable, LogonTarget target, InetAddress address, Credential credential, Deadline deadline)
            throws InterruptedException {
        Attempts attempts = new Attempts();
        List<Door> untried = new ArrayList<>(usable);
        while (!untried.isEmpty()) {
            Optional<Door> open = Optional.empty();
            for (Attempt knocked : new OpenDoors(untried, timeout).at(address, deadline)) {
                Door door = doorOf(knocked, untried);
                if (OpenDoors.open(knocked)) {
                    open = Optional.of(door);
                    break;
                }
                attempts.add(knocked);
                untried.remove(door);
            }
            if (open.isEmpty()) {
                continue;
            }
            Door door = open.get();
            untried.remove(door);
            try {
                RemoteSession session = door.transport()
                        .open(
                                new RemoteTarget(
                                        target.name(),
                                        new InetSocketAddress(address, door.port()),
                                        Optional.of(timeout)),
                                credential,
                                deadline);
                attempts.add(Attempt.granted(door));
                return attempts.granted(session);
            } catch (RemoteException refused) {
                attempts.add(Attempt.failed(door, refused.problem(), refused.getMessage()));
                if (Attempts.isFinal(refused.problem())) {
                    return attempts.refused(refused);
                }
            }
        }
        return attempts.exhausted();
    }

    private List<Door> doorsOf(LogonTarget target) {
        if (target.ways().isEmpty()) {
            return doors.stream()
                    .sorted(Comparator.comparing(door -> target.remembered()
                            .filter(kind -> kind == door.kind())
                            .isEmpty()))
                    .toList();
        }
        return target.ways().stream().flatMap(way -> doorTo(way).stream()).toList();
    }

    private Optional<Door> doorTo(Way way) {
        return doors.stream()
                .filter(door -> door.kind().protocol() == way.protocol())
                .findFirst()
                .map(door -> new Door(door.transport(), way.port()));
    }

    private static Door doorOf(Attempt knocked, List<Door> doors) {
        return doors.stream()
                .filter(door -> door.kind() == knocked.transport() && door.port() == knocked.port())
                .findFirst()
                .orElseThrow();
    }
}
