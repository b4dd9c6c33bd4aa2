package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.vault.Credential;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Keeps accounts from being locked out. A credential that no host has taken lately is tried on one host before the others get it;
 * once one took it, it is free. A refusal makes it unproven again, and a second one, by whichever host, stops its use everywhere
 * until a person says go on.
 *
 * <p>A host that is given an unproven credential and then says nothing may have counted it against the account all the same. It
 * holds the others for a few seconds; then one more host is tried, and only the answer of either decides. So two log-ons at most
 * leave the program that no host has taken, whatever hosts do: a refusal and a silence, or two silences, stop the credential like
 * two refusals. Silences are forgotten as soon as a host takes it.
 *
 * <p>Refusals, and silences that stop a credential, outlast the program where {@link Stops} keep them.
 *
 * <p>Credentials are told apart by name. Safe for use from any thread, made for virtual ones.
 */
public final class LogonGuard {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A password may be changed while the program runs. */
    private static final Duration PROOF_LASTS = Duration.ofMinutes(10);

    private final ConcurrentHashMap<String, LogonStanding> standings = new ConcurrentHashMap<>();
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Stops stops;

    /** Forgets everything when it is gone. */
    public LogonGuard() {
        this(PATIENCE);
    }

    /** Begins with what earlier ones have kept there. */
    public LogonGuard(Stops stops) {
        this(PATIENCE, System::nanoTime, stops);
    }

    /** @param patience how long a host that does not answer holds the others while the credential is unproven */
    public LogonGuard(Duration patience) {
        this(patience, System::nanoTime);
    }

    LogonGuard(Duration patience, LongSupplier nanoTime) {
        this(patience, nanoTime, Stops.none());
    }

    LogonGuard(Duration patience, LongSupplier nanoTime, Stops stops) {
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.stops = stops;
        stops.names().forEach(this::standing);
    }

    /** A credential that is not used any more, and what the two hosts did that it was sent to. */
    public record Stopped(String credential, Failure first, Failure second) {
        /** In one sentence, for people. */
        public String why() {
            return credential + " is no longer used: " + what();
        }

        private String what() {
            if (first.refused() != second.refused()) {
                Failure refusal = first.refused() ? first : second;
                Failure silence = first.refused() ? second : first;
                return refusal.host() + " refused it, and " + silence.host() + " was given it and did not answer";
            }
            String did = first.refused() ? "refused it" : "given it and did not answer";
            boolean same = first.host().equals(second.host());
            String who = same ? first.host() : first.host() + " and " + second.host();
            String was = first.refused() ? "" : same ? "was " : "were ";
            return who + " " + was + did + (same ? " twice" : "");
        }
    }

    /** @param refused otherwise it was given the credential, and never answered */
    public record Failure(String host, boolean refused) {}

    /**
     * Asked right before the credential leaves the program: after everything else that can go wrong with a host, so that hosts
     * that are down, hang or are not trusted hold nobody up. Waits while another host tries it for the first time; that does not
     * count towards the deadline.
     *
     * @throws RemoteException with {@link RemoteException.Problem#CREDENTIAL_UNUSABLE} if its use is stopped
     */
    public LogonAttempt begin(Credential credential, String host, Deadline deadline)
            throws RemoteException, InterruptedException {
        return standing(credential.name()).begin(host, deadline);
    }

    /**
     * Asked before a host is connected to at all.
     *
     * @throws RemoteException as {@link #begin} does
     */
    public void check(Credential credential) throws RemoteException {
        Optional<Stopped> stopped = stopped(credential.name());
        if (stopped.isPresent()) {
            throw new RemoteException(
                    RemoteException.Problem.CREDENTIAL_UNUSABLE, stopped.get().why());
        }
    }

    /**
     * A person says that a stopped credential may be tried again; as one that no host has taken yet.
     *
     * @throws UncheckedIOException where that can't be kept: it goes on here, and is stopped again the next time
     */
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
        return standings.computeIfAbsent(
                credential, name -> new LogonStanding(name, patience, PROOF_LASTS, nanoTime, stops));
    }
}
