package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.fanout.Permit;
import dev.rollcall.remote.RemoteException.Problem;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The session with one jump host, for all hosts behind it: opened when the first of them needs it, by a thread of its own, so that
 * one host that is given up costs the others nothing. A jump host that failed stays so until the round ends. Safe for many threads.
 */
final class SharedJump {
    /** Longer than a log-on takes through bad lines, and no longer than a host is usually given. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** For an answer to a question that takes it no work. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int MOST_OPENINGS = 3;
    private static final int MOST_BEHIND = 64;

    private final Transport ssh;
    private final HostNames names;
    private final JumpHost host;
    private final Limit opening;
    private final Limit places;
    private Optional<RemoteSession> session = Optional.empty();
    private Optional<Onward> onward = Optional.empty();
    private Optional<RemoteException> failure = Optional.empty();
    private int openings;
    private boolean over;

    SharedJump(Transport ssh, HostNames names, JumpHost host) {
        this.ssh = ssh;
        this.names = names;
        this.host = host;
        opening = new Limit("openings of the session with " + host.name(), 1);
        places = new Limit("hosts behind " + host.name(), MOST_BEHIND);
    }

    /** A place among those that may be behind it at once; the wait does not count towards the deadline. */
    Permit place(Deadline deadline) throws InterruptedException {
        return places.take(deadline);
    }

    /**
     * The way on. Waits until it is known whether there is one; that does not count towards the deadline, for it has its own.
     *
     * @throws RemoteException why there is none
     */
    Onward onward(Deadline deadline) throws RemoteException, InterruptedException {
        while (true) {
            opening.tryTake().ifPresent(this::openIfNeeded);
            try (Permit _ = opening.take(deadline)) {
                // It may have ended while others were waited for; it is opened a bounded number of times.
                if (!hasEnded()) {
                    return known();
                }
            }
        }
    }

    /**
     * Why a failure behind it is its own; empty where it is that of the host behind it. It is asked whether it is
     * there at all; if not, its session is over for all that use it.
     */
    Optional<RemoteException> fault(Onward used, Problem problem) throws InterruptedException {
        boolean mayBe = problem == Problem.NOT_REACHED || problem == Problem.TIMED_OUT || problem == Problem.FAILED;
        if (!mayBe) {
            return Optional.empty();
        }
        // Also where something broke: its end may be seen a moment later than what it broke.
        if (used.isOpen() && !used.answers(MOMENT)) {
            lost(used);
        }
        return used.isOpen() ? Optional.empty() : Optional.of(gone());
    }

    private static RemoteException gone() {
        return new RemoteException(Problem.NOT_REACHED, "does not answer any more, or ended the session");
    }

    private synchronized void lost(Onward silent) {
        if (onward.filter(silent::equals).isPresent()) {
            session.ifPresent(RemoteSession::close);
        }
    }

    private synchronized boolean hasEnded() {
        return failure.isEmpty() && onward.filter(way -> !way.isOpen()).isPresent();
    }

    private synchronized Onward known() throws RemoteException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return onward.orElseThrow(
                () -> new RemoteException(Problem.NOT_REACHED, "the session with it ended with the round"));
    }

    /** @param only held until it is known how that ended */
    private synchronized void openIfNeeded(Permit only) {
        boolean open = onward.filter(Onward::isOpen).isPresent();
        if (open || failure.isPresent() || over) {
            only.close();
            return;
        }
        session.ifPresent(RemoteSession::close);
        onward = Optional.empty();
        if (openings == MOST_OPENINGS) {
            failure = Optional.of(new RemoteException(Problem.FAILED, "it ended every session before its time"));
            only.close();
            return;
        }
        openings++;
        Thread.ofVirtual().name("jump host " + host.name()).start(() -> {
            try (only) {
                open();
            }
        });
    }

    private void open() {
        Deadline deadline = Deadline.after(PATIENCE);
        try {
            InetSocketAddress address = new InetSocketAddress(names.address(host.name(), deadline), host.port());
            opened(ssh.open(new RemoteTarget(host.name(), address), host.credential(), deadline));
        } catch (RemoteException why) {
            failed(why);
        } catch (InterruptedException | RuntimeException defect) {
            failed(new RemoteException(Problem.FAILED, "could not be logged on to: " + defect, defect));
        }
    }

    private synchronized void opened(RemoteSession fresh) {
        if (over) {
            fresh.close();
            return;
        }
        session = Optional.of(fresh);
        onward = fresh.onward();
        if (onward.isEmpty()) {
            failed(new RemoteException(Problem.FAILED, "leads nowhere else"));
        }
    }

    private synchronized void failed(RemoteException why) {
        failure = Optional.of(why);
    }

    /** Nobody is behind it any more. */
    synchronized void end() {
        over = true;
        onward = Optional.empty();
        session.ifPresent(RemoteSession::close);
        session = Optional.empty();
    }
}
