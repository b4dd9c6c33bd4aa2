package dev.rollcall.probe.inside;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.RemoteException.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the look of the access check out of the attempts to log on. */
public final class AccessLook {
    private AccessLook() {}

    /**
     * One look, whether one of the attempts was granted or none.
     *
     * @param credential its name; {@code chosenBy} why this one, e.g. the query that binds it
     */
    public static Look of(String credential, String chosenBy, List<Attempt> attempts, Duration took) {
        return of(credential, chosenBy, attempts, Optional.empty(), took);
    }

    /** The same for a host that was reached through another. */
    public static Look of(
            String credential,
            String chosenBy,
            List<Attempt> attempts,
            Optional<AccessObservation.Through> through,
            Duration took) {
        List<AccessObservation.Attempt> tried =
                attempts.stream().map(AccessLook::attempt).toList();
        return new Look(
                Check.ACCESS,
                Optional.empty(),
                new Outcome.Seen(new AccessObservation(credential, chosenBy, tried, through)),
                took,
                List.of(),
                List.of());
    }

    private static AccessObservation.Attempt attempt(Attempt attempt) {
        return new AccessObservation.Attempt(
                attempt.transport().key(),
                attempt.port(),
                attempt.problem().map(AccessLook::result).orElse(Result.GRANTED),
                attempt.detail());
    }

    /** As it is kept. */
    public static Result result(Problem problem) {
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
