package dev.rollcall.remote.winrm;

import dev.rollcall.remote.LogonAttempt;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.http.Reply;

/** What HTTP says instead of an answer, in words. */
final class Refusals {
    private static final int UNAUTHORISED = 401;

    private Refusals() {}

    /** Before any credential was sent. */
    static RemoteException beforeCredential(Reply reply, String scheme) {
        if (reply.status() != UNAUTHORISED) {
            return other(reply);
        }
        if (!reply.offers(scheme)) {
            String offered = reply.schemes().isEmpty() ? "nothing" : String.join(", ", reply.schemes());
            return new RemoteException(
                    Problem.REFUSED, "WinRM on the host offers " + offered + " to log on with, not " + scheme);
        }
        return new RemoteException(
                Problem.REFUSED,
                "The host refused NTLM before any credential was sent: policy may forbid it, then Kerberos is needed");
    }

    /**
     * After a credential was sent.
     *
     * @param bound whether it was tied to a TLS channel
     */
    static RemoteException afterCredential(Reply reply, boolean bound) {
        if (reply.status() != UNAUTHORISED) {
            return other(reply);
        }
        String also = bound
                ? "; if they are right, something between here and the host opens TLS, which strict channel binding forbids"
                : "; if they are right, the account may be disabled, or not allowed to log on over the network";
        return new RemoteException(Problem.CREDENTIAL_REFUSED, "The host refused the user name or the password" + also);
    }

    /** Tells the lock-out guard, too. */
    static RemoteException counted(RemoteException refusal, LogonAttempt attempt) {
        attempt.failed(refusal.problem());
        return refusal;
    }

    /** After the log-on was done, or for whatever else than a refused credential. */
    static RemoteException other(Reply reply) {
        int status = reply.status();
        return switch (status) {
            case 401 ->
                new RemoteException(
                        Problem.ACCESS_DENIED,
                        "Logged on, but WinRM does not let this account in: it must be an administrator of the host");
            case 403 -> new RemoteException(Problem.ACCESS_DENIED, "The host forbids this account to use WinRM");
            case 404 ->
                new RemoteException(
                        Problem.REFUSED,
                        "There is no WinRM at this address: another prefix, or an address filter of the listener");
            case 413 -> new RemoteException(Problem.FAILED, "The host found our message too large");
            case 415, 400 -> new RemoteException(Problem.FAILED, "The host could not decrypt our message");
            case 500 -> new RemoteException(Problem.FAILED, "The host refused our message without a word (HTTP 500)");
            case 503 -> new RemoteException(Problem.REFUSED, "WinRM on the host is not ready (HTTP 503)");
            default ->
                status >= 300 && status < 400
                        ? new RemoteException(
                                Problem.FAILED,
                                "The host wants to send us elsewhere (HTTP " + status + "), which was refused")
                        : new RemoteException(Problem.FAILED, "The host answered with HTTP " + status);
        };
    }
}
