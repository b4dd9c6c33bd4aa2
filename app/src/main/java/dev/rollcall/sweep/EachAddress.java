package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The addresses of one host side by side, so that a dead one does not use up the time of the others. */
record EachAddress(List<InetAddress> addresses) {
    /** A name with more addresses is no host, and no reason to open that many connections for one row. */
    static final int MOST = 16;

    /** All looks, in the order of the addresses. */
    List<Look> look(One one) throws InterruptedException {
        if (addresses.size() == 1) {
            return one.look(addresses.getFirst());
        }
        List<Callable<List<Look>>> all = addresses.stream()
                .limit(MOST)
                .<Callable<List<Look>>>map(address -> () -> one.look(address))
                .toList();
        List<Look> looks = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Look>> future : threads.invokeAll(all)) {
                looks.addAll(future.get());
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
        addresses.stream().skip(MOST).forEach(address -> looks.add(leftOut(address)));
        return looks;
    }

    private static Look leftOut(InetAddress address) {
        return Look.without(
                Check.PORT,
                Optional.of(address),
                new Outcome.Missing(
                        Outcome.Reason.LOCAL_LIMIT, "only the first " + MOST + " addresses of a host are looked at"));
    }

    /** How one of them is looked at. */
    @FunctionalInterface
    interface One {
        List<Look> look(InetAddress address) throws InterruptedException;
    }
}
