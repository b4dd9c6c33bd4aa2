package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.remote.LogonAttempt.Verdict;
import dev.rollcall.remote.LogonGuard.Failure;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What hosts have said of one credential so far. */
final class LogonStanding {
    /** Log-ons that no host took: answered by a refusal, not answered, or still under way. */
    private static final int MOST = 2;

    private final String credential;
    private final Duration patience;
    private final Duration proofLasts;
    private final LongSupplier nanoTime;
    /** Held by the one that tries the credential; free only while another may go. */
    private final Limit turn = new Limit("log-ons that try a credential first", 1);

    private final Stops stops;
    private final List<Failure> failures;
    private final List<Sent> underWay = new ArrayList<>();
    private Optional<Permit> held = Optional.empty();
    private Optional<Long> provenAt = Optional.empty();

    LogonStanding(String credential, Duration patience, Duration proofLasts, LongSupplier nanoTime, Stops stops) {
        this.credential = credential;
        this.patience = patience;
        this.proofLasts = proofLasts;
        this.nanoTime = nanoTime;
        this.stops = stops;
        this.failures = new ArrayList<>(stops.of(credential));
    }

    /** An unproven credential on its way to a host. */
    private static final class Sent {
        final String host;
        final CountDownLatch ended = new CountDownLatch(1);
        boolean overdue;

        Sent(String host) {
            this.host = host;
        }
    }

    LogonAttempt begin(String host, Deadline deadline) throws RemoteException, InterruptedException {
        if (free()) {
            return new LogonAttempt(verdict -> ended(host, verdict));
        }
        Permit permit = turn.take(deadline);
        boolean kept = false;
        try {
            // Who waited may find that another host has decided it meanwhile.
            Optional<Sent> first = first(host, permit);
            if (first.isEmpty()) {
                return new LogonAttempt(verdict -> ended(host, verdict));
            }
            kept = true;
            Sent sent = first.get();
            Thread.ofVirtual().name("patience with " + host).start(() -> waitFor(sent));
            return new LogonAttempt(verdict -> ended(sent, verdict));
        } finally {
            if (!kept) {
                permit.close();
            }
        }
    }

    private synchronized boolean free() throws RemoteException {
        Optional<LogonGuard.Stopped> stopped = stopped();
        if (stopped.isPresent()) {
            throw new RemoteException(
                    RemoteException.Problem.CREDENTIAL_UNUSABLE, stopped.get().why());
        }
        return proven();
    }

    private synchronized Optional<Sent> first(String host, Permit permit) throws RemoteException {
        if (free()) {
            return Optional.empty();
        }
        learn();
        free();
        Sent sent = new Sent(host);
        underWay.add(sent);
        held = Optional.of(permit);
        return Optional.of(sent);
    }

    private void waitFor(Sent sent) {
        try {
            if (!sent.ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                synchronized (this) {
                    sent.overdue = true;
                    passOn();
                }
            }
        } catch (InterruptedException nobodyHasThisThread) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ended(Sent sent, Verdict verdict) {
        underWay.remove(sent);
        sent.ended.countDown();
        if (verdict == Verdict.UNANSWERED && !proven()) {
            failed(new Failure(sent.host, false));
        }
        ended(sent.host, verdict);
    }

    /** Of one that was free when it was sent, a silence says nothing. */
    private synchronized void ended(String host, Verdict verdict) {
        switch (verdict) {
            case ACCEPTED -> {
                provenAt = Optional.of(nanoTime.getAsLong());
                if (stopped().isEmpty()) {
                    failures.removeIf(failure -> !failure.refused());
                }
            }
            case REFUSED -> {
                provenAt = Optional.empty();
                failed(new Failure(host, true));
            }
            case UNSENT, UNANSWERED -> {}
        }
        passOn();
    }

    /** A silence alone may yet be forgotten, and is not kept. */
    private void failed(Failure failure) {
        failures.add(failure);
        if (failures.size() == MOST) {
            failures.stream().filter(silence -> !silence.refused()).forEach(this::keep);
        }
        if (failure.refused() && failures.size() <= MOST) {
            keep(failure);
        }
    }

    private void keep(Failure failure) {
        try {
            stops.keep(credential, failure);
        } catch (UncheckedIOException _) {
            // This run holds to it all the same.
        }
    }

    /** Another process may have been refused meanwhile. */
    private void learn() {
        List<Failure> kept = stops.of(credential);
        if (kept.size() > failures.size()) {
            failures.clear();
            failures.addAll(kept);
        }
    }

    private boolean proven() {
        return provenAt.filter(since -> nanoTime.getAsLong() - since < proofLasts.toNanos())
                .isPresent();
    }

    /** The next may go: freely, to be told that it is over, or to be tried beside one that does not answer. */
    private void passOn() {
        boolean decided = proven() || stopped().isPresent();
        if (decided
                || (failures.size() + underWay.size() < MOST
                        && underWay.stream().allMatch(sent -> sent.overdue))) {
            held.ifPresent(Permit::close);
            held = Optional.empty();
        }
    }

    synchronized void goOn() {
        provenAt = Optional.empty();
        failures.clear();
        passOn();
        stops.forget(credential);
    }

    synchronized Optional<LogonGuard.Stopped> stopped() {
        return failures.size() < MOST
                ? Optional.empty()
                : Optional.of(new LogonGuard.Stopped(credential, failures.get(0), failures.get(1)));
    }
}
