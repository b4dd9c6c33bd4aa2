package dev.rollcall.probe.access;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.Jump;
import dev.rollcall.observation.AccessObservation.Through;
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
import dev.rollcall.remote.LogonTarget;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.RemoteSession;
import dev.rollcall.vault.Credential;
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
    private final Optional<JumpEntry> jumps;
    private final CredentialChoice credentials;
    private final InsideProbes inside;
    private final InstantSource clock;

    /** For hosts that can be reached directly. */
    public AccessProbe(Logon logon, CredentialChoice credentials, InsideProbes inside, InstantSource clock) {
        this(logon, Optional.empty(), credentials, inside, clock);
    }

    /** @param jumps into hosts behind a jump host; empty where there are none */
    public AccessProbe(
            Logon logon,
            Optional<JumpEntry> jumps,
            CredentialChoice credentials,
            InsideProbes inside,
            InstantSource clock) {
        this.logon = logon;
        this.jumps = jumps;
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
            return nothing(new Outcome.Missing(Reason.NO_CREDENTIAL, credentials.whyNone()));
        }
        Optional<Jump> jump = jump(host);
        LogonTarget target = new LogonTarget(
                host.name(), Landing.of(host, outside), host.access().ways(), before.flatMap(LastWay::of));
        if (target.address().isEmpty() && jump.isEmpty()) {
            return nothing(new Outcome.Missing(Reason.NOT_REACHED, "name does not resolve"));
        }
        Instant begun = clock.instant();
        Entered entered = enter(target, jump, chosen.get(), deadline);
        LogonOutcome outcome = entered.outcome();
        boolean enough = Tryout.isEnough(wanted);
        List<Attempt> attempts = enough && outcome instanceof LogonOutcome.Granted granted
                ? Tryout.attempts(granted, deadline)
                : outcome.attempts();
        Duration took = Duration.between(begun, clock.instant());
        Look access = AccessLook.of(
                chosen.get().credential().name(),
                chosen.get().why(),
                attempts,
                entered.through(),
                took.isNegative() ? Duration.ZERO : took);
        return switch (outcome) {
            case LogonOutcome.Granted _ when enough -> List.of(access);
            case LogonOutcome.Granted granted -> with(access, around(granted.session(), host, before, deadline));
            case LogonOutcome.NotGranted refused ->
                with(access, InsideProbes.without(refused.problem(), refused.detail()));
        };
    }

    /** @param through empty where it was reached directly */
    private record Entered(LogonOutcome outcome, Optional<Through> through) {}

    private Entered enter(LogonTarget target, Optional<Jump> jump, Chosen chosen, Deadline deadline)
            throws InterruptedException {
        if (jump.isEmpty()) {
            return new Entered(logon.at(target, chosen.credential(), deadline), Optional.empty());
        }
        if (jumps.isEmpty()) {
            throw new IllegalStateException("hosts behind a jump host are not looked at here");
        }
        JumpEntry.Entered entered = jumps.get().enter(target, jump.get(), chosen, deadline);
        return new Entered(entered.outcome(), Optional.of(entered.through()));
    }

    /**
     * What became of each way in.
     *
     * @param problem of a host that no way leads into; empty where one does
     */
    public record Tried(List<Attempt> attempts, String problem) {}

    /** Logs on, runs one empty command as a check of access does, and logs off. */
    public Tried tryOut(Host host, Optional<InetAddress> address, Credential credential, Deadline deadline)
            throws InterruptedException {
        LogonTarget target = new LogonTarget(host.name(), address, host.access().ways(), Optional.empty());
        return switch (enter(target, jump(host), new Chosen(credential, ""), deadline)
                .outcome()) {
            case LogonOutcome.Granted granted -> new Tried(Tryout.attempts(granted, deadline), "");
            case LogonOutcome.NotGranted refused -> new Tried(refused.attempts(), refused.detail());
        };
    }

    /**
     * Logs on to a host that was just seen, to do something there, with the credential that is for it.
     *
     * @param seen at the address where it was, the way that was taken then is tried first
     * @return of a session that was granted, the caller's to close
     */
    public LogonOutcome enter(Host host, Round seen, Deadline deadline) throws InterruptedException {
        Optional<Chosen> chosen = credentials.of(host);
        if (chosen.isEmpty()) {
            return new LogonOutcome.NotGranted(Problem.CREDENTIAL_UNUSABLE, credentials.whyNone(), List.of());
        }
        Optional<Jump> jump = jump(host);
        LogonTarget target = new LogonTarget(
                host.name(), Landing.of(host, seen), host.access().ways(), LastWay.of(seen));
        return target.address().isEmpty() && jump.isEmpty()
                ? new LogonOutcome.NotGranted(Problem.NOT_REACHED, "name does not resolve", List.of())
                : enter(target, jump, chosen.get(), deadline).outcome();
    }

    /** A host is not behind itself, whatever is said of a whole list. */
    private static Optional<Jump> jump(Host host) {
        return host.access().jump().filter(one -> !one.host().equals(host.name()));
    }

    /** The round is over: what was kept open for it is closed. */
    public void end() {
        jumps.ifPresent(JumpEntry::end);
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
