package dev.rollcall.fanout;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether this computer's processors have little to spare, whoever keeps them busy. Asking costs next to nothing: it is measured
 * now and then only. Safe for use from any thread.
 */
public final class ProcessorLoad implements BooleanSupplier {
    private static final double BUSY = 0.75;
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private volatile boolean busy;
    private volatile long measured = System.nanoTime();

    /** False where it can't be known. */
    @Override
    public boolean getAsBoolean() {
        if (System.nanoTime() - measured > EVERY) {
            measure();
        }
        return busy;
    }

    private synchronized void measure() {
        if (System.nanoTime() - measured > EVERY) {
            measured = System.nanoTime();
            busy = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    && system.getCpuLoad() > BUSY;
        }
    }
}
