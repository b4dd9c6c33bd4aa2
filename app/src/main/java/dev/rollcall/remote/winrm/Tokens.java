package dev.rollcall.remote.winrm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.Base64;

/** The tokens in HTTP's log-on headers. */
final class Tokens {
    private Tokens() {}

    static byte[] decoded(String base64) throws RemoteException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(Problem.FAILED, "The host's log-on token is no base64", e);
        }
    }
}
