package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What hosts have said of one credential so far. */
final class LogonStanding {
    private static final int STOPS = 2;

    private final String credential;
    private final Limit unproven = new Limit("log-ons that try a credential first", 1);
    private final List<String> refusedBy = new ArrayList<>();
    private boolean proven;

    LogonStanding(String credential) {
        this.credential = credential;
    }

    LogonAttempt begin(String host, Deadline deadline) throws RemoteException, InterruptedException {
        if (free()) {
            return attempt(host, () -> {});
        }
        Permit permit = unproven.take(deadline);
        boolean kept = false;
        try {
            // Who waited may find that another host has decided it meanwhile.
            if (free()) {
                return attempt(host, () -> {});
            }
            kept = true;
            return attempt(host, permit::close);
        } finally {
            if (!kept) {
                permit.close();
            }
        }
    }

    private synchronized boolean free() throws RemoteException {
        Optional<LogonGuard.Stopped> stopped = stopped();
        if (stopped.isPresent()) {
            throw new RemoteException(
                    RemoteException.Problem.CREDENTIAL_UNUSABLE, stopped.get().why());
        }
        return proven;
    }

    private LogonAttempt attempt(String host, Runnable done) {
        return new LogonAttempt(this::accepted, () -> refused(host), done);
    }

    private synchronized void accepted() {
        proven = true;
    }

    private synchronized void refused(String host) {
        proven = false;
        refusedBy.add(host);
    }

    synchronized void goOn() {
        proven = false;
        refusedBy.clear();
    }

    synchronized Optional<LogonGuard.Stopped> stopped() {
        return refusedBy.size() < STOPS
                ? Optional.empty()
                : Optional.of(new LogonGuard.Stopped(credential, refusedBy.get(0), refusedBy.get(1)));
    }
}
