package dev.rollcall.campaign;

import dev.rollcall.host.HostId;
import java.util.List;

/** Where campaigns are written down. A line that was added survives the death of the process. Safe for use from any thread. */
public interface Journal {
    /** A number that no campaign has. */
    long nextNumber();

    /** Adds lines, all or none of them, in their order. */
    void add(List<JournalEntry> entries);

    /** All lines of one campaign, in their order; empty where there is none. */
    List<JournalEntry> of(long campaign);

    /** Those of its lines that are about one host. */
    List<JournalEntry> of(long campaign, HostId host);

    /** The lines of all campaigns that are about no host, the newest campaign first, each one's in their order. */
    List<JournalEntry> own();

    /** The numbers of all campaigns, the newest first. */
    List<Long> campaigns();
}
