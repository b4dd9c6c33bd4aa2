package dev.rollcall.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a host is logged on to, as far as people say.
 *
 * @param ways the better ones first; empty where nobody says: then the usual ones are tried, the last that worked first
 * @param jump the host that it is behind, where there is one
 */
public record Access(List<Way> ways, Optional<Jump> jump) {
    public static final Access UNSAID = new Access(List.of(), Optional.empty());

    public Access {
        ways = List.copyOf(ways);
    }

    /** This, and what is said later: what isn't said leaves what is there. */
    public Access updatedBy(Access later) {
        return new Access(later.ways.isEmpty() ? ways : later.ways, later.jump.or(() -> jump));
    }

    /** The ways as {@link Way#list} reads them; empty text for none. */
    public String waysText() {
        return ways.stream().map(Way::toString).collect(Collectors.joining(","));
    }

    public String jumpText() {
        return jump.map(Jump::toString).orElse("");
    }
}
