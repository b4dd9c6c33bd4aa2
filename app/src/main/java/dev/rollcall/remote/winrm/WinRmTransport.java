package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.LogonGuard;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.remote.RemoteTarget;
import dev.rollcall.remote.Transport;
import dev.rollcall.remote.TransportKind;
import dev.rollcall.remote.Trust;
import dev.rollcall.remote.winrm.http.Authorities;
import dev.rollcall.remote.winrm.http.Listener;
import dev.rollcall.remote.winrm.kerberos.KerberosTickets;
import dev.rollcall.vault.Credential;
import java.time.Duration;

/** Windows hosts by WS-Management: over HTTP with messages encrypted by the log-on, or over HTTPS to hosts that are trusted. */
public final class WinRmTransport implements Transport {
    private final TransportKind kind;
    private final Listener listener;
    private final LogonGuard guard;
    private final boolean basic;
    private final Farewells farewells = new Farewells();
    private final KerberosTickets tickets = new KerberosTickets();

    private WinRmTransport(TransportKind kind, Listener listener, LogonGuard guard, boolean basic) {
        this.kind = kind;
        this.listener = listener;
        this.guard = guard;
        this.basic = basic;
    }

    /**
     * Port 5985, mostly: no host is known by anything but its name there, and no message is sent that is not encrypted.
     *
     * @param guard asked before each credential is sent
     */
    public static WinRmTransport http(LogonGuard guard) {
        return new WinRmTransport(TransportKind.WINRM_HTTP, Listener.plain(), guard, false);
    }

    /**
     * Port 5986, mostly. A certificate that an authority of this computer vouches for needs no approval.
     *
     * @param trust asked for each certificate, before anything else is sent
     * @param guard asked before each credential is sent
     * @param basic whether passwords are sent as they are, through TLS: for hosts that know no better
     */
    public static WinRmTransport https(Trust trust, LogonGuard guard, boolean basic) {
        return https(trust, Authorities.ofThisComputer(), guard, basic);
    }

    /** The same with authorities of one's own. */
    public static WinRmTransport https(Trust trust, Authorities authorities, LogonGuard guard, boolean basic) {
        return new WinRmTransport(TransportKind.WINRM_HTTPS, Listener.secured(trust, authorities), guard, basic);
    }

    @Override
    public TransportKind kind() {
        return kind;
    }

    @Override
    public boolean takes(Credential credential) {
        return switch (credential) {
            case Credential.Password _,
                    Credential.KerberosPassword _,
                    Credential.KerberosKeytab _,
                    Credential.KerberosTickets _ -> true;
            // The tickets of whoever is logged on are where the JDK finds them, on Windows.
            case Credential.CurrentUser _ -> System.getProperty("os.name", "").startsWith("Windows");
            case Credential.SshKey _, Credential.SshAgent _ -> false;
        };
    }

    @Override
    public RemoteSession open(RemoteTarget target, Credential credential, Deadline deadline)
            throws RemoteException, InterruptedException {
        guard.check(credential);
        Gate gate = new Gate(target, listener, logOn(credential));
        return new WinRmSession(kind, gate, farewells, gate.pass(deadline));
    }

    /** Waits until shells of sessions that failed or were interrupted are deleted, at most so long: before the program ends. */
    public void settle(Duration most) throws InterruptedException {
        farewells.settle(most);
    }

    private LogOn logOn(Credential credential) throws RemoteException {
        return switch (credential) {
            case Credential.Password password ->
                basic ? new BasicLogOn(password, guard) : new NtlmLogOn(password, guard);
            case Credential.KerberosPassword _,
                    Credential.KerberosKeytab _,
                    Credential.KerberosTickets _,
                    Credential.CurrentUser _ -> new KerberosLogOn(tickets, credential, guard);
            case Credential.SshKey _, Credential.SshAgent _ ->
                throw new RemoteException(
                        Problem.CREDENTIAL_UNUSABLE,
                        "WinRM has no use for " + credential.name() + "; nothing was sent");
        };
    }
}
