package dev.rollcall.probe.access;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Outcome.Reason;
import dev.rollcall.observation.Round;
import dev.rollcall.probe.access.CredentialChoice.Chosen;
import dev.rollcall.probe.inside.AccessLook;
import dev.rollcall.probe.inside.InsideProbes;
import dev.rollcall.probe.inside.InsideRequest;
import dev.rollcall.remote.Attempt;
import dev.rollcall.remote.Logon;
import dev.rollcall.remote.LogonOutcome;
import dev.rollcall.remote.RemoteSession;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logs on to a host and looks around there: the access check, and after it everything that only the host itself can tell. Safe for
 * many threads; each look is made for a virtual thread of its own.
 */
public final class AccessProbe {
    private final Logon logon;
    private final CredentialChoice credentials;
    private final InsideProbes inside;
    private final InstantSource clock;

    public AccessProbe(Logon logon, CredentialChoice credentials, InsideProbes inside, InstantSource clock) {
        this.logon = logon;
        this.credentials = credentials;
        this.inside = inside;
        this.clock = clock;
    }

    /**
     * One look for each wanted check of the inside, and the inside half of each wanted check of the outside.
     *
     * @param outside what was just seen of the host
     * @param before the round before, where one is kept
     */
    public List<Look> look(Host host, Round outside, Optional<Round> before, Set<Check> wanted, Deadline deadline)
            throws InterruptedException {
        return lookAround(host, outside, before, wanted, deadline).stream()
                .filter(look -> wanted.contains(look.check()))
                .toList();
    }

    private List<Look> lookAround(
            Host host, Round outside, Optional<Round> before, Set<Check> wanted, Deadline deadline)
            throws InterruptedException {
        Optional<Chosen> chosen = credentials.of(host);
        if (chosen.isEmpty()) {
            return nothing(new Outcome.Missing(Reason.NO_CREDENTIAL, "no credential is for this host"));
        }
        Optional<InetAddress> address = Landing.of(host, outside);
        if (address.isEmpty()) {
            return nothing(new Outcome.Missing(Reason.NOT_REACHED, "name does not resolve"));
        }
        Instant begun = clock.instant();
        LogonOutcome outcome =
                logon.at(host.name(), address.get(), chosen.get().credential(), before.flatMap(LastWay::of), deadline);
        boolean enough = Tryout.isEnough(wanted);
        List<Attempt> attempts = enough && outcome instanceof LogonOutcome.Granted granted
                ? Tryout.attempts(granted, deadline)
                : outcome.attempts();
        Duration took = Duration.between(begun, clock.instant());
        Look access = AccessLook.of(
                chosen.get().credential().name(),
                chosen.get().why(),
                attempts,
                took.isNegative() ? Duration.ZERO : took);
        return switch (outcome) {
            case LogonOutcome.Granted _ when enough -> List.of(access);
            case LogonOutcome.Granted granted -> with(access, around(granted.session(), host, before, deadline));
            case LogonOutcome.NotGranted refused ->
                with(access, InsideProbes.without(refused.problem(), refused.detail()));
        };
    }

    private List<Look> around(RemoteSession opened, Host host, Optional<Round> before, Deadline deadline)
            throws InterruptedException {
        try (RemoteSession session = opened) {
            InsideRequest request = new InsideRequest(host.port(), before.map(Round::at));
            return inside.look(session, request, deadline);
        }
    }

    private static List<Look> nothing(Outcome.Missing why) {
        return with(Look.without(Check.ACCESS, Optional.empty(), why), InsideProbes.without(why));
    }

    private static List<Look> with(Look access, List<Look> others) {
        List<Look> looks = new ArrayList<>();
        looks.add(access);
        looks.addAll(others);
        return looks;
    }
}
