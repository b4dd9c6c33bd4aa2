package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings looks into the form a round has: one for every check and address, and those not asked for say so. */
record WantedLooks(Set<Check> checks) {
    static final Outcome NOT_ASKED = new Outcome.Skipped("not asked for");
    private static final List<Check> OF_ADDRESS = List.of(Check.PORT, Check.NLA, Check.CERTIFICATE, Check.LINK);

    /** The checks that only the host itself can answer. */
    static final List<Check> INSIDE = List.of(Check.ACCESS, Check.SERVICE, Check.SESSION, Check.FIREWALL, Check.POLICY);

    boolean anyOfAddress() {
        return OF_ADDRESS.stream().anyMatch(checks::contains);
    }

    Look name(Look look) {
        return checks.contains(Check.DNS) ? look : Look.without(Check.DNS, Optional.empty(), NOT_ASKED);
    }

    /** The same for each check of an address. */
    List<Look> all(Optional<InetAddress> address, Outcome outcome) {
        return OF_ADDRESS.stream()
                .filter(this::told)
                .map(check -> Look.without(check, address, checks.contains(check) ? outcome : NOT_ASKED))
                .toList();
    }

    /** What was seen of one address; a look that should be there and isn't is our own defect. */
    List<Look> of(InetAddress address, List<Look> seen) {
        List<Look> looks = new ArrayList<>();
        for (Check check : OF_ADDRESS.stream().filter(this::told).toList()) {
            looks.add(checks.contains(check) ? of(check, address, seen) : without(check, address, NOT_ASKED));
        }
        return looks;
    }

    private boolean told(Check check) {
        return checks.contains(check) || !check.onlyWhenNamed();
    }

    private static Look of(Check check, InetAddress address, List<Look> seen) {
        for (Look look : seen) {
            if (look.check() == check) {
                return look;
            }
        }
        return without(check, address, new Outcome.Defect("the probe said nothing"));
    }

    private static Look without(Check check, InetAddress address, Outcome outcome) {
        return Look.without(check, Optional.of(address), outcome);
    }
}
