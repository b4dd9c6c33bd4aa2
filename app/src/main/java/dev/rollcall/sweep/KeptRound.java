package dev.rollcall.sweep;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.DnsObservation.Reply;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.Round;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of one host from round to round. Two things of each check: the last look at the host, for the matrix, and the
 * last that told something, for what changes. A check that was not asked for, or that our own program broke off, replaces
 * neither.
 */
record KeptRound(Optional<Round> before) {
    /** The round as it is to be kept; {@code learnt} are the checks that told something. */
    Round with(Round fresh, Set<Check> learnt) {
        List<Look> looks = new ArrayList<>();
        List<Look> known = new ArrayList<>();
        for (Check check : Check.values()) {
            List<Look> shown = shown(fresh, check);
            looks.addAll(shown);
            List<Look> last = lastKnown(check);
            boolean told = last.stream().anyMatch(look -> look.outcome() instanceof Outcome.Seen);
            if (told && !learnt.contains(check) && !bare(shown).equals(last)) {
                last.stream().filter(look -> look.isOf(fresh.host())).forEach(known::add);
            }
        }
        return new Round(fresh.host(), fresh.at(), looks, known.isEmpty() ? Optional.empty() : Optional.of(known));
    }

    /** The looks that last told something of this check, each with its time, or where none did, the last. */
    List<Look> lastKnown(Check check) {
        List<Look> known = before.flatMap(Round::known).orElse(List.of()).stream()
                .filter(look -> look.check() == check)
                .toList();
        return known.isEmpty() ? bare(last(check)) : known;
    }

    /** What {@link #lastKnown} tells of every check; empty for a host never seen. */
    Optional<Round> lastKnown() {
        return before.map(round -> new Round(
                round.host(),
                round.at(),
                Arrays.stream(Check.values())
                        .flatMap(check -> lastKnown(check).stream())
                        .toList()));
    }

    private List<Look> last(Check check) {
        return before.stream()
                .flatMap(round -> round.of(check).stream().map(look -> dated(look, round)))
                .toList();
    }

    /** The fresh looks, and in the place of those that were none, what is kept of the addresses that the host still has. */
    private List<Look> shown(Round fresh, Check check) {
        Optional<Set<InetAddress>> addresses = addresses(fresh);
        List<Look> kept = last(check).stream()
                .filter(look -> look.isOf(fresh.host()))
                .filter(look -> !isNone(look.outcome()))
                .filter(look -> look.address().isEmpty()
                        || addresses.isEmpty()
                        || addresses.get().contains(look.address().get()))
                .toList();
        if (fresh.of(check).isEmpty()) {
            return kept;
        }
        List<Look> shown = new ArrayList<>();
        for (Look look : fresh.of(check)) {
            List<Look> instead = isNone(look.outcome())
                    ? kept.stream()
                            .filter(old ->
                                    look.address().isEmpty() || old.address().equals(look.address()))
                            .toList()
                    : List.of();
            (instead.isEmpty() ? List.of(look) : instead)
                    .stream().filter(each -> !shown.contains(each)).forEach(shown::add);
        }
        return shown;
    }

    /** The addresses that the host has now; empty where this round can't tell. */
    private static Optional<Set<InetAddress>> addresses(Round fresh) {
        Set<InetAddress> looked =
                fresh.looks().stream().flatMap(look -> look.address().stream()).collect(Collectors.toSet());
        Stream<DnsObservation> named = fresh.of(Check.DNS).stream()
                .flatMap(look ->
                        look.outcome() instanceof Outcome.Seen(DnsObservation dns) ? Stream.of(dns) : Stream.empty());
        boolean told = named.peek(dns -> looked.addAll(dns.addresses()))
                .flatMap(dns -> dns.answers().stream())
                .anyMatch(answer -> answer.reply() == Reply.NO_SUCH_NAME || answer.reply() == Reply.NO_ADDRESS);
        return looked.isEmpty() && !told ? Optional.empty() : Optional.of(looked);
    }

    private static boolean isNone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Seen _ -> false;
            case Outcome.Skipped _ -> true;
            case Outcome.Defect _ -> true;
            case Outcome.Missing missing -> isNone(missing.reason());
        };
    }

    private static boolean isNone(Outcome.Reason reason) {
        return switch (reason) {
            case CANCELLED, LOCAL_LIMIT -> true;
            case NO_CREDENTIAL, ACCESS_DENIED, NOT_LEARNT, NOT_REACHED, TIMED_OUT -> false;
        };
    }

    private static Look dated(Look look, Round round) {
        return new Look(
                look.check(),
                look.address(),
                look.outcome(),
                look.took(),
                look.phases(),
                look.transcript(),
                look.at().or(() -> Optional.of(round.at())));
    }

    private static List<Look> bare(List<Look> looks) {
        return looks.stream()
                .map(look -> new Look(
                        look.check(), look.address(), look.outcome(), look.took(), List.of(), List.of(), look.at()))
                .toList();
    }
}
