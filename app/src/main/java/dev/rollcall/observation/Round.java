package dev.rollcall.observation;

import dev.rollcall.host.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything seen of one host in one go; as it is kept, with what this one go did not look at as it was seen before.
 *
 * @param known the last looks that told something, for checks of which {@code looks} tells nothing; empty for a round that is
 *     not kept
 */
public record Round(Host host, Instant at, List<Look> looks, Optional<List<Look>> known) {
    public Round {
        looks = List.copyOf(looks);
        known = known.map(List::copyOf);
    }

    public Round(Host host, Instant at, List<Look> looks) {
        this(host, at, looks, Optional.empty());
    }

    /** The same with more looks after those it has. */
    public Round with(List<Look> more) {
        return more.isEmpty()
                ? this
                : new Round(
                        host, at, Stream.concat(looks.stream(), more.stream()).toList(), known);
    }

    /** What was seen, of the host as it is known now. */
    public Round asOf(Host now) {
        return new Round(
                now,
                at,
                looks.stream().filter(look -> look.isOf(now)).toList(),
                known.map(last -> last.stream().filter(look -> look.isOf(now)).toList()));
    }

    /** The looks of one check, one for each address where it has several. */
    public List<Look> of(Check check) {
        return looks.stream().filter(look -> look.check() == check).toList();
    }
}
