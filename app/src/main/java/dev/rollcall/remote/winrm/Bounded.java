package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits no longer than a deadline for what knows none, on a virtual thread of its own. */
final class Bounded {
    private Bounded() {}

    /** @param late what to say where it did not end in time */
    static <T> T call(Callable<T> work, Deadline deadline, String late) throws RemoteException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("winrm log-on").start(task);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RemoteException(Problem.TIMED_OUT, late, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RemoteException problem -> throw problem;
                case RuntimeException defect -> throw defect;
                case null, default -> throw new RemoteException(Problem.FAILED, "The log-on broke off", e);
            }
        } finally {
            task.cancel(true);
        }
    }
}
