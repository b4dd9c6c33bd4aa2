package dev.rollcall.sweep;

import dev.rollcall.host.HostId;
import dev.rollcall.observation.Round;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was last seen of each stored host, and how that changed. Safe for use from any thread. */
public interface Rounds {
    /** For sweeps of hosts that nobody keeps. */
    static Rounds none() {
        return new NoRounds();
    }

    /** Whether what is given to {@link #keep} is kept at all. */
    default boolean keeps() {
        return true;
    }

    /** Keeps rounds as the newest of their hosts, with the changes that they brought, in one transaction. Hosts that are not stored are left out. */
    void keep(Collection<Round> rounds, Collection<Change> changes);

    Optional<Round> newest(HostId host);

    Map<HostId, Round> newest();

    /** The newest changes of one host, newest first. */
    List<Change> changes(HostId host, int limit);
}
