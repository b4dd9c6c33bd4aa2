package dev.rollcall.cli;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.probe.access.AccessProbe;
import dev.rollcall.remote.Attempt;
import dev.rollcall.vault.Credential;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tries the doors of a host as a check would. */
public final class DoorTrial implements LogonTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Doors doors;

    public DoorTrial(Doors doors) {
        this.doors = doors;
    }

    /** Puts the ways of a plan together. */
    @FunctionalInterface
    public interface Doors {
        /** @throws InputException where the file of known hosts can't be read */
        AccessProbe by(LogonPlan plan) throws InputException;
    }

    @Override
    public List<Tried> tried(Credential credential, Host host, LogonPlan plan)
            throws InputException, InterruptedException {
        AccessProbe probe = doors.by(plan);
        try {
            AccessProbe.Tried tried =
                    probe.tryOut(host, address(host, plan.probing()), credential, Deadline.after(PATIENCE));
            return tried.attempts().isEmpty() && host.access().jump().isPresent()
                    ? List.of(new Tried("ssh", false, tried.problem()))
                    : tried.attempts().stream().map(DoorTrial::tried).toList();
        } finally {
            probe.end();
        }
    }

    /** Behind a jump host, it is that host which has to know. */
    private static Optional<InetAddress> address(Host host, ProbeSettings probing)
            throws InputException, InterruptedException {
        try {
            return Optional.of(HostAddress.of(host, probing, Deadline.after(PATIENCE)));
        } catch (InputException unknown) {
            if (host.access().jump().isPresent()) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    private static Tried tried(Attempt attempt) {
        boolean granted = attempt.problem().isEmpty();
        return new Tried(
                attempt.transport().key() + " (" + attempt.port() + ")",
                granted,
                granted ? "granted" : attempt.detail());
    }
}
