package dev.rollcall.remote;

import dev.rollcall.host.Way;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A host to be logged on to.
 *
 * @param name as the inventory says it
 * @param address empty where it is not known here: a jump host may know it
 * @param ways the only ones to try, the better ones first; empty where any will do
 * @param remembered how it was logged on to last time: tried first where any way will do
 */
public record LogonTarget(
        String name, Optional<InetAddress> address, List<Way> ways, Optional<TransportKind> remembered) {
    public LogonTarget {
        ways = List.copyOf(ways);
    }
}
