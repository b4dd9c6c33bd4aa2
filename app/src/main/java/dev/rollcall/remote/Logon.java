package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.vault.Credential;
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
     * @param doors all there are, the better ones first
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
        List<Door> usable = doors.stream()
                .filter(door -> door.transport().takes(credential))
                .sorted(Comparator.comparing(
                        door -> remembered.filter(kind -> kind == door.kind()).isEmpty()))
                .toList();
        if (usable.isEmpty()) {
            return new LogonOutcome.NotGranted(
                    Problem.CREDENTIAL_UNUSABLE,
                    credential.name() + " is of a kind that no transport takes",
                    List.of());
        }
        List<Attempt> attempts = new ArrayList<>();
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
                                        name, new InetSocketAddress(address, door.port()), Optional.of(timeout)),
                                credential,
                                deadline);
                attempts.add(Attempt.granted(door));
                return new LogonOutcome.Granted(session, attempts);
            } catch (RemoteException refused) {
                attempts.add(Attempt.failed(door, refused.problem(), refused.getMessage()));
                if (isFinal(refused.problem())) {
                    return new LogonOutcome.NotGranted(refused.problem(), refused.getMessage(), attempts);
                }
            }
        }
        Attempt furthest = attempts.stream()
                .max(Comparator.comparingInt(
                        attempt -> progress(attempt.problem().orElseThrow())))
                .orElseThrow();
        return new LogonOutcome.NotGranted(furthest.problem().orElseThrow(), inWords(attempts), attempts);
    }

    private static Door doorOf(Attempt knocked, List<Door> doors) {
        return doors.stream()
                .filter(door -> door.kind() == knocked.transport() && door.port() == knocked.port())
                .findFirst()
                .orElseThrow();
    }

    private static String inWords(List<Attempt> attempts) {
        List<String> words = new ArrayList<>();
        for (Attempt attempt : attempts) {
            words.add(attempt.transport().key() + " (" + attempt.port() + "): " + attempt.detail());
        }
        return String.join("; ", words);
    }

    /** Whether the host has given its answer, and another door would only mean asking again, or asking a stranger. */
    private static boolean isFinal(Problem problem) {
        return switch (problem) {
            case UNTRUSTED, CREDENTIAL_REFUSED, CREDENTIAL_UNUSABLE, ACCESS_DENIED -> true;
            case NOT_REACHED, REFUSED, TIMED_OUT, TOO_MUCH_OUTPUT, FAILED -> false;
        };
    }

    /** How far into the host an attempt got. */
    private static int progress(Problem problem) {
        return switch (problem) {
            case NOT_REACHED -> 0;
            case REFUSED -> 1;
            case TIMED_OUT -> 2;
            case FAILED, TOO_MUCH_OUTPUT -> 3;
            case UNTRUSTED -> 4;
            case CREDENTIAL_UNUSABLE -> 5;
            case CREDENTIAL_REFUSED -> 6;
            case ACCESS_DENIED -> 7;
        };
    }
}
