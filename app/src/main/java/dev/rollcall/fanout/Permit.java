package dev.rollcall.fanout;

import java.util.concurrent.atomic.AtomicBoolean;

/** Leave to go on, until closed; closing it twice does nothing more. Safe for use from any thread. */
public final class Permit implements AutoCloseable {
    private final AtomicBoolean held = new AtomicBoolean(true);
    private final Runnable giveBack;

    Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** Both in one, given back together. */
    public Permit and(Permit other) {
        return new Permit(() -> {
            close();
            other.close();
        });
    }

    @Override
    public void close() {
        if (held.getAndSet(false)) {
            giveBack.run();
        }
    }
}
