package dev.rollcall.remote;

import dev.rollcall.remote.RemoteException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was tried at one host so far, in order. For one thread. */
final class Attempts {
    private final List<Attempt> all = new ArrayList<>();

    void add(Attempt attempt) {
        all.add(attempt);
    }

    LogonOutcome granted(RemoteSession session) {
        return new LogonOutcome.Granted(session, all);
    }

    LogonOutcome refused(RemoteException why) {
        return new LogonOutcome.NotGranted(why.problem(), String.valueOf(why.getMessage()), all);
    }

    /** Nothing is left to try: the attempt that got furthest says why. */
    LogonOutcome exhausted() {
        Attempt furthest = all.stream()
                .max(Comparator.comparingInt(
                        attempt -> progress(attempt.problem().orElseThrow())))
                .orElseThrow();
        return new LogonOutcome.NotGranted(furthest.problem().orElseThrow(), inWords(), all);
    }

    private String inWords() {
        List<String> words = new ArrayList<>();
        for (Attempt attempt : all) {
            words.add(attempt.transport().key() + " (" + attempt.port() + "): " + attempt.detail());
        }
        return String.join("; ", words);
    }

    /** Whether the host has given its answer, and another door would only mean asking again, or asking a stranger. */
    static boolean isFinal(Problem problem) {
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
