package dev.rollcall.campaign;

import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What speaks against acting on a host, apart from the people on it. Safe for many threads. */
final class Concerns {
    /** Roles of machines that others depend on. */
    private static final Set<String> DEAR =
            Set.of("role:domain-controller", "role:broker", "role:gateway", "role:jump");

    private final Clock clock;

    Concerns(Clock clock) {
        this.clock = clock;
    }

    Optional<Concern> of(Task task, Host host, Sight sight) {
        return Identity.doubt(host, sight, "")
                .map(words -> new Concern(LeftOut.IDENTITY_DOUBTFUL, words))
                .or(() -> maintenance(host))
                .or(() -> role(task, host));
    }

    /** Whether now is a time at which the host may be worked on. A tag that can't be read allows nothing. */
    private Optional<Concern> maintenance(Host host) {
        List<String> tags = host.labels().tags().stream()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(MaintenanceWindow.PREFIX))
                .toList();
        ZonedDateTime now = ZonedDateTime.now(clock);
        boolean open = tags.isEmpty();
        try {
            for (String tag : tags) {
                open |= MaintenanceWindow.parse(tag).open(now);
            }
        } catch (InputException wrong) {
            return Optional.of(new Concern(LeftOut.MAINTENANCE, String.valueOf(wrong.getMessage())));
        }
        return open
                ? Optional.empty()
                : Optional.of(
                        new Concern(LeftOut.MAINTENANCE, "it may only be worked on in " + String.join(", ", tags)));
    }

    private Optional<Concern> role(Task task, Host host) {
        if (!task.disturbs() || task.reverts()) {
            return Optional.empty();
        }
        Optional<String> role = host.labels().tags().stream()
                .filter(tag -> DEAR.contains(tag.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (role.isPresent()) {
            return Optional.of(new Concern(LeftOut.PAIR_AT_RISK, "others depend on it: " + role.get()));
        }
        return task.passages().contains(host.name())
                ? Optional.of(new Concern(LeftOut.PAIR_AT_RISK, "other hosts are reached through it"))
                : Optional.empty();
    }
}
