package dev.rollcall.sweep;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fanout.Job;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.util.Optional;

/** The looks at one host. Remembers what is known, for when it does not come to its end. */
final class HostJob implements Job<Round> {
    private final Host host;
    private final HostLook look;
    private volatile Optional<Look> name = Optional.empty();
    private volatile Optional<Round> outside = Optional.empty();

    HostJob(Host host, HostLook look) {
        this.host = host;
        this.look = look;
    }

    @Override
    public String name() {
        return "host " + host.label();
    }

    @Override
    public Round run(Deadline deadline) throws InterruptedException {
        Look known = look.atName(host, deadline);
        name = Optional.of(known);
        Round seen = look.atAddresses(host, known, deadline);
        outside = Optional.of(seen);
        return look.withInside(seen, deadline);
    }

    /** Nobody asks any more: names that were looked up would otherwise stay for as long as the sweep. */
    void forget() {
        name = Optional.empty();
        outside = Optional.empty();
    }

    /** What was seen from outside, with {@code outcome} for the inside; empty where not all of the outside was. */
    Optional<Round> outsideAlone(Outcome outcome) {
        return outside.map(seen -> look.insideBrokenOff(seen, outcome));
    }

    /** The round as far as it got; {@code outcome} for all that is not known. */
    Round brokenOff(Outcome outcome) {
        return outsideAlone(outcome).orElseGet(() -> look.brokenOff(host, name, outcome));
    }
}
