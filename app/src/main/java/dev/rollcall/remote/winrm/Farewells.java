package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.Leave;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.winrm.soap.FaultException;
import dev.rollcall.remote.winrm.soap.Request;
import dev.rollcall.remote.winrm.soap.ShellRequests;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Deletes shells that nobody needs any more, each on a virtual thread of its own and within a moment, so that neither an interrupt
 * nor a deadline of whoever used the shell can prevent it. Safe for many threads.
 */
final class Farewells {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Set<CountDownLatch> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Starts one.
     *
     * @param soap taken over; where it can't be used any more, another connection is made
     * @param commandId what may still be running
     * @return falls to zero at the end
     */
    CountDownLatch start(Gate gate, Soap soap, String shellId, Optional<String> commandId) {
        CountDownLatch ended = new CountDownLatch(1);
        underWay.add(ended);
        Thread.ofVirtual().name("winrm farewell " + gate.target().name()).start(() -> {
            try {
                farewell(gate, soap, shellId, commandId);
            } finally {
                underWay.remove(ended);
                ended.countDown();
            }
        });
        return ended;
    }

    /** Waits for those under way, at most so long. */
    void settle(Duration most) throws InterruptedException {
        Deadline deadline = Deadline.after(most);
        for (CountDownLatch ended : underWay) {
            if (!ended.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private static void farewell(Gate gate, Soap first, String shellId, Optional<String> commandId) {
        Deadline deadline = Deadline.after(MOMENT);
        try (Soap soap = first.usable() ? first : gate.pass(Leave.FREE, deadline)) {
            if (commandId.isPresent()) {
                tell(soap, ShellRequests.terminate(shellId, commandId.get()), deadline);
            }
            tell(soap, ShellRequests.delete(shellId), deadline);
        } catch (RemoteException | InterruptedException | IllegalStateException e) {
            // Not to be had, or the vault was locked meanwhile: the host ends an idle shell by itself.
        }
    }

    private static void tell(Soap soap, Request request, Deadline deadline)
            throws RemoteException, InterruptedException {
        try {
            soap.ask(request, deadline);
        } catch (FaultException e) {
            // It is gone already.
        }
    }
}
