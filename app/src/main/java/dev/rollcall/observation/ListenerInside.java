package dev.rollcall.observation;

import java.util.Map;
import java.util.Optional;

/**
 * The listener as the host knows it.
 *
 * @param port where the RDP server is configured to listen
 * @param listening whether anything listens there
 * @param owner process or service that does; empty where nothing does or it is not known
 * @param ownedByServer whether that is the RDP server
 * @param accepting false where connections queue up unanswered
 */
public record ListenerInside(
        Optional<Integer> port,
        Optional<Boolean> listening,
        String owner,
        Optional<Boolean> ownedByServer,
        Optional<Boolean> accepting,
        Map<String, String> missing)
        implements InsideHalf {
    public ListenerInside {
        missing = Map.copyOf(missing);
    }
}
