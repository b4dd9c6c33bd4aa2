package dev.rollcall.remote.winrm.kerberos;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.Locale;
import java.util.Objects;
import org.ietf.jgss.GSSException;

/** What Kerberos says went wrong, in words. The numbers are those of RFC 4120 section 7.5.9, as the JDK writes them. */
final class KerberosTroubles {
    private KerberosTroubles() {}

    static RemoteException of(Exception problem) {
        String said = everything(problem).toLowerCase(Locale.ROOT);
        if (said.contains("clock skew") || said.contains("(37)")) {
            return new RemoteException(
                    Problem.CREDENTIAL_UNUSABLE,
                    "Kerberos refuses: the clocks of this computer and the domain are more than five minutes apart",
                    problem);
        }
        if (said.contains("(24)") || said.contains("pre-authentication") || said.contains("checksum failed")) {
            return refused("Kerberos refuses the password or key", problem);
        }
        if (said.contains("(6)") || said.contains("client not found")) {
            return refused("Kerberos knows no such user", problem);
        }
        if (said.contains("(18)") || said.contains("revoked")) {
            return refused("Kerberos refuses the account: disabled, locked out or expired", problem);
        }
        if (said.contains("(23)") || said.contains("password has expired")) {
            return refused("Kerberos refuses: the password has expired", problem);
        }
        if (said.contains("(7)") || said.contains("server not found")) {
            return new RemoteException(
                    Problem.REFUSED, "Kerberos knows no service HTTP on the host: its full name is needed", problem);
        }
        if (said.contains("(41)") || said.contains("ap_err_modified")) {
            return new RemoteException(
                    Problem.REFUSED,
                    "The host can't read its Kerberos ticket: the name HTTP belongs to another account",
                    problem);
        }
        if (said.contains("(32)") || said.contains("ticket expired") || said.contains("no valid credentials")) {
            return noTicket(problem);
        }
        if (said.contains("cannot locate") || said.contains("realm")) {
            return unusable("The Kerberos realm is not known here: krb5.conf or DNS must name its servers", problem);
        }
        if (said.contains("unable to obtain")) {
            return unusable("No Kerberos key or ticket could be had for the user", problem);
        }
        return unusable("Kerberos could not log on: no server of the realm answered, or not as it should", problem);
    }

    /** Of a ticket cache, which tells an old ticket from none no more than the JDK does. */
    static RemoteException noTicket(Exception problem) {
        return unusable("There is no valid Kerberos ticket, it may have expired: log on again (kinit)", problem);
    }

    private static RemoteException refused(String words, Exception problem) {
        return new RemoteException(Problem.CREDENTIAL_REFUSED, words, problem);
    }

    private static RemoteException unusable(String words, Exception problem) {
        return new RemoteException(Problem.CREDENTIAL_UNUSABLE, words, problem);
    }

    private static String everything(Throwable problem) {
        StringBuilder said = new StringBuilder();
        Throwable next = problem;
        for (int depth = 0; next != null && depth < 8; depth++) {
            said.append(Objects.toString(next.getMessage(), "")).append(' ');
            if (next instanceof GSSException gss) {
                said.append(Objects.toString(gss.getMinorString(), "")).append(' ');
            }
            next = next.getCause();
        }
        return said.toString();
    }
}
