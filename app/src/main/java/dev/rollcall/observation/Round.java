package dev.rollcall.observation;

import dev.rollcall.host.Host;
import java.time.Instant;
import java.util.List;

/** Everything seen of one host in one go. */
public record Round(Host host, Instant at, List<Look> looks) {
    public Round {
        looks = List.copyOf(looks);
    }

    /** The looks of one check, one for each address where it has several. */
    public List<Look> of(Check check) {
        return looks.stream().filter(look -> look.check() == check).toList();
    }
}
