package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps accounts from being locked out. A credential that no host has taken yet is tried on one host at a time, whatever else waits;
 * once one took it, it is free. A refusal makes it unproven again, and a second one, by whichever host, stops its use everywhere
 * until a person says go on. Credentials are told apart by name. Safe for use from any thread, made for virtual ones.
 */
public final class LogonGuard {
    private final ConcurrentHashMap<String, LogonStanding> standings = new ConcurrentHashMap<>();

    /** A credential that is not used any more, and the two hosts that refused it. */
    public record Stopped(String credential, String firstHost, String secondHost) {
        /** In one sentence, for people. */
        public String why() {
            return firstHost.equals(secondHost)
                    ? credential + " is no longer used: " + firstHost + " refused it twice"
                    : credential + " is no longer used: " + firstHost + " and " + secondHost + " refused it";
        }
    }

    /**
     * Asked at the last moment before the credential is sent, so that hosts that are down or hang hold nobody up. Waits while another host tries it for the first time; that does not count towards the deadline.
     *
     * @throws RemoteException with {@link RemoteException.Problem#CREDENTIAL_UNUSABLE} if its use is stopped
     */
    public LogonAttempt begin(Credential credential, String host, Deadline deadline)
            throws RemoteException, InterruptedException {
        return standing(credential.name()).begin(host, deadline);
    }

    /**
     * Whether there is any use in connecting.
     *
     * @throws RemoteException with {@link RemoteException.Problem#CREDENTIAL_UNUSABLE} if its use is stopped
     */
    public void check(Credential credential) throws RemoteException {
        Optional<Stopped> stopped = stopped(credential.name());
        if (stopped.isPresent()) {
            throw new RemoteException(
                    RemoteException.Problem.CREDENTIAL_UNUSABLE, stopped.get().why());
        }
    }

    /** A person says that a stopped credential may be tried again; as one that no host has taken yet. */
    public void goOn(String credential) {
        standing(credential).goOn();
    }

    public Optional<Stopped> stopped(String credential) {
        return standing(credential).stopped();
    }

    /** All that are stopped, by name. */
    public List<Stopped> stopped() {
        return standings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stopped().stream())
                .toList();
    }

    private LogonStanding standing(String credential) {
        return standings.computeIfAbsent(credential, LogonStanding::new);
    }
}
