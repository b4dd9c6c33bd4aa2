package dev.rollcall.observation;

import dev.rollcall.host.Host;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Everything seen of one host in one go. */
public record Round(Host host, Instant at, List<Look> looks) {
    public Round {
        looks = List.copyOf(looks);
    }

    /** The same with more looks after those it has. */
    public Round with(List<Look> more) {
        return more.isEmpty()
                ? this
                : new Round(host, at, Stream.concat(looks.stream(), more.stream()).toList());
    }

    /** The looks of one check, one for each address where it has several. */
    public List<Look> of(Check check) {
        return looks.stream().filter(look -> look.check() == check).toList();
    }
}
