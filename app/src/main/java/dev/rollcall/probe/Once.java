package dev.rollcall.probe;

import dev.rollcall.probe.tcp.ConnectionFault;
import org.jspecify.annotations.Nullable;

/** Does something when first asked, and from then on gives the same answer, be it a failure. For one thread. */
final class Once<T> {
    private @Nullable T value;
    private @Nullable ConnectionFault fault;

    T get(Step<T> step) throws ConnectionFault, InterruptedException {
        if (fault != null) {
            throw fault;
        }
        T known = value;
        if (known != null) {
            return known;
        }
        try {
            T fresh = step.run();
            value = fresh;
            return fresh;
        } catch (ConnectionFault failure) {
            fault = failure;
            throw failure;
        }
    }

    interface Step<T> {
        T run() throws ConnectionFault, InterruptedException;
    }
}
