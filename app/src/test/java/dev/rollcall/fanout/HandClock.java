package dev.rollcall.fanout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock turned by hand. */
final class HandClock implements LongSupplier {
    private final AtomicLong nanos = new AtomicLong();

    void turn(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
