package dev.rollcall.cli;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.probe.access.AccessProbe;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.vault.Credential;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
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
            LogonOutcome outcome = probe.logOn(host, address(host), credential, Deadline.after(PATIENCE));
            if (outcome instanceof LogonOutcome.Granted granted) {
                granted.session().close();
            }
            List<Tried> tried = new ArrayList<>(
                    outcome.attempts().stream().map(DoorTrial::tried).toList());
            if (tried.isEmpty() && host.access().jump().isPresent() && outcome instanceof LogonOutcome.NotGranted not) {
                tried.add(new Tried("ssh", false, not.detail()));
            }
            return tried;
        } finally {
            probe.end();
        }
    }

    /** Behind a jump host, it is that host which has to know. */
    private static Optional<InetAddress> address(Host host) throws InputException {
        try {
            return Optional.of(InetAddress.getByName(host.name()));
        } catch (UnknownHostException e) {
            if (host.access().jump().isPresent()) {
                return Optional.empty();
            }
            throw new InputException(host.name() + " has no address: nothing was tried", e);
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
