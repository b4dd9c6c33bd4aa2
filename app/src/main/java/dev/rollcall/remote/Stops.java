package dev.rollcall.remote;

import dev.rollcall.remote.LogonGuard.Failure;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Where a {@link LogonGuard} remembers what counts against credentials, beyond its own life. Safe for many threads. */
public interface Stops {
    /** The names of credentials that something counts against. */
    Set<String> names();

    /** What counts against one, oldest first. */
    List<Failure> of(String credential);

    /** @throws UncheckedIOException where it can't be kept */
    void keep(String credential, Failure failure);

    /** @throws UncheckedIOException where it is still kept */
    void forget(String credential);

    /** Remembers nothing. */
    static Stops none() {
        return new Stops() {
            @Override
            public Set<String> names() {
                return Set.of();
            }

            @Override
            public List<Failure> of(String credential) {
                return List.of();
            }

            @Override
            public void keep(String credential, Failure failure) {}

            @Override
            public void forget(String credential) {}
        };
    }
}
