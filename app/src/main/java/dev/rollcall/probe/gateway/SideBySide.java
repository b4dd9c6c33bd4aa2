package dev.rollcall.probe.gateway;

import dev.rollcall.probe.tcp.ConnectionFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few things at once, each on a virtual thread, so that one that is dead does not use up the time of the others. */
final class SideBySide {
    private SideBySide() {}

    /** In the order given. */
    static <T> List<T> all(List<? extends Callable<T>> jobs) throws ConnectionFault, InterruptedException {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(jobs)) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case ConnectionFault fault -> throw fault;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }
}
