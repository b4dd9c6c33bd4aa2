package dev.rollcall.remote;

import dev.rollcall.remote.RemoteException.Problem;
import java.util.Optional;

/**
 * What came of one way to log on to a host.
 *
 * @param problem empty where it was granted
 * @param detail one line for people; empty where it was granted
 */
public record Attempt(TransportKind transport, int port, Optional<Problem> problem, String detail) {
    static Attempt granted(Door door) {
        return new Attempt(door.kind(), door.port(), Optional.empty(), "");
    }

    static Attempt failed(Door door, Problem problem, String detail) {
        return new Attempt(door.kind(), door.port(), Optional.of(problem), detail);
    }
}
