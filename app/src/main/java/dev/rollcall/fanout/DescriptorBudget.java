package dev.rollcall.fanout;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many sockets this process may still open. Running out of them would look like the failure of whatever was being
 * connected to, so jobs are admitted by this budget instead.
 *
 * @param most descriptors the operating system allows this process
 * @param open those in use when this was read
 */
public record DescriptorBudget(long most, long open) {
    /** For files, the store, the window, name servers, and libraries that open something now and then. */
    private static final long SPARE = 256;

    /** Where the operating system has no such limit for sockets (Windows). */
    private static final DescriptorBudget PLENTY = new DescriptorBudget(1 << 20, 0);

    /** Reads what holds for this process now. */
    public static DescriptorBudget ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            return new DescriptorBudget(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount());
        }
        return PLENTY;
    }

    /** What is left beside so many that are for something else. */
    public DescriptorBudget without(long reserved) {
        return new DescriptorBudget(most, open + reserved);
    }

    /**
     * How many jobs fit.
     *
     * @param each descriptors that one job holds at most at a time
     * @return between 1 and {@code wanted}
     */
    public int jobs(int wanted, int each) {
        return Math.clamp((most - open - SPARE) / each, 1, wanted);
    }
}
