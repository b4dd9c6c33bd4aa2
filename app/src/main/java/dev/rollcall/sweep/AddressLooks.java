package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Limit;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.probe.ProbeSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/** Looks at one address of a host: port, NLA and certificate. Safe for use from any thread. */
@FunctionalInterface
public interface AddressLooks {
    /**
     * Looks, and gives up at the deadline.
     *
     * @param knownNames every name known for the host that its certificate can be held against
     */
    List<Look> look(
            Host host,
            InetAddress address,
            List<String> knownNames,
            Set<Check> wanted,
            ProbeSettings settings,
            Deadline deadline)
            throws InterruptedException;

    /** Makes the looks of one sweep. */
    @FunctionalInterface
    interface Source {
        /**
         * Looks that honour a sweep's limit.
         *
         * @param exchanging a permit of it is to be taken, with the look's deadline, once the first connection stands, and given
         *     back when the look ends: hosts that never answer a connect then take no place from those that do
         * @param silent a permit of it is to be held while a host that gave no answer is asked at other ports, at most
         *     {@value SweepLimits#KNOCKS} of them at once
         */
        AddressLooks within(Limit exchanging, Limit silent);
    }
}
