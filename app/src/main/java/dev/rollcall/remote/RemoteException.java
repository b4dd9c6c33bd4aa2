package dev.rollcall.remote;

import dev.rollcall.vault.VaultLockedException;

/** Why a host could not be logged on to, or a script not be run. The message is one line for people; it holds no secret. */
public final class RemoteException extends Exception {
    /** What went wrong, as far as it matters for what to do next. */
    public enum Problem {
        /** No connection: filtered, no route, no such name. */
        NOT_REACHED,
        /** Nothing to log on to answers there, or what answers is something else. */
        REFUSED,
        /** The host's key or certificate is not approved, or has changed. */
        UNTRUSTED,
        /** The host did not take the credential. Counts towards its lock-out guard. */
        CREDENTIAL_REFUSED,
        /** The credential can't be used at all: unreadable key, wrong passphrase, expired ticket. Nothing was sent. */
        CREDENTIAL_UNUSABLE,
        /** Logged on, but the account may not do this. */
        ACCESS_DENIED,
        TIMED_OUT,
        /** The script printed more than it may. */
        TOO_MUCH_OUTPUT,
        /** The host broke its protocol, or gave up in the middle. */
        FAILED
    }

    private final Problem problem;
    private final String said;

    public RemoteException(Problem problem, String message) {
        super(message);
        this.problem = problem;
        this.said = message;
    }

    public RemoteException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.said = message;
    }

    /** The vault was locked while its credential was in use. */
    public static RemoteException of(VaultLockedException locked) {
        return new RemoteException(Problem.CREDENTIAL_UNUSABLE, "the vault was locked", locked);
    }

    public Problem problem() {
        return problem;
    }

    /** One line for people. */
    @Override
    public String getMessage() {
        return said;
    }
}
