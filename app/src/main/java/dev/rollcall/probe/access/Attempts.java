package dev.rollcall.probe.access;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.RemoteException.Problem;

/** Attempts to log on, as what was seen. */
final class Attempts {
    private Attempts() {}

    static AccessObservation.Attempt observed(Attempt attempt) {
        return new AccessObservation.Attempt(
                attempt.transport().key(),
                attempt.port(),
                attempt.problem().map(Attempts::result).orElse(Result.GRANTED),
                attempt.detail());
    }

    private static Result result(Problem problem) {
        return switch (problem) {
            case NOT_REACHED -> Result.NOT_REACHED;
            case REFUSED -> Result.REFUSED;
            case UNTRUSTED -> Result.UNTRUSTED;
            case CREDENTIAL_REFUSED -> Result.CREDENTIAL_REFUSED;
            case CREDENTIAL_UNUSABLE -> Result.CREDENTIAL_UNUSABLE;
            case ACCESS_DENIED -> Result.ACCESS_DENIED;
            case TIMED_OUT -> Result.TIMED_OUT;
            case TOO_MUCH_OUTPUT, FAILED -> Result.FAILED;
        };
    }
}
