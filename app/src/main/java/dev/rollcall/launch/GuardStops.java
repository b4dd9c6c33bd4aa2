package dev.rollcall.launch;

import dev.rollcall.cli.StoppedCredentials;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.LogonGuard;
import java.io.UncheckedIOException;
import java.util.List;

/** What the lock-out guard has stopped, as commands see it. */
record GuardStops(LogonGuard guard) implements StoppedCredentials {
    @Override
    public List<Stop> all() {
        return guard.stopped().stream()
                .map(stopped -> new Stop(stopped.credential(), stopped.why()))
                .toList();
    }

    @Override
    public void goOn(String credential) throws InputException {
        try {
            guard.goOn(credential);
        } catch (UncheckedIOException e) {
            throw new InputException("that " + credential + " may go on can't be kept: " + e.getMessage(), e);
        }
    }
}
