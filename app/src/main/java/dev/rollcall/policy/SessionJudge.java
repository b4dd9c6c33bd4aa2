package dev.rollcall.policy;

import dev.rollcall.observation.SessionObservation;
import dev.rollcall.observation.SessionObservation.RemoteDesktopSession;
import dev.rollcall.policy.Policy.InsideRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges who is logged on, and whether anybody else could. */
record SessionJudge(InsideRules rules) {
    private static final int NAMED = 2;

    /** A session, and what it is to be called. */
    private record Judged(RemoteDesktopSession session, String state) {
        boolean is(String other) {
            return state.equals(other);
        }
    }

    Judgement judge(SessionObservation seen, Instant at) {
        List<Judged> judged = seen.sessions().stream()
                .flatMap(session -> state(session, at).map(state -> new Judged(session, state)).stream())
                .toList();
        List<Remark> remarks = new ArrayList<>();
        if (seen.listening().isPresent() && !seen.listening().get()) {
            remarks.add(new Remark(Code.LISTENER_DOWN, "listener down"));
        }
        Unlearnt.of("sessions", seen.missing()).ifPresent(remarks::add);
        List<Judged> stuck = judged.stream().filter(each -> each.is("stuck")).toList();
        if (!stuck.isEmpty()) {
            remarks.add(new Remark(Code.STUCK, stuck.size() + " stuck" + names(stuck)));
        }
        int limit = seen.limit().orElse(Integer.MAX_VALUE);
        int counted = seen.counted().orElse(0);
        if (counted > 0 && counted >= limit) {
            remarks.add(new Remark(Code.FULL, counted + " of " + limit + " sessions"));
        }
        if (remarks.isEmpty()) {
            remarks.add(well(judged));
        }
        return new Judgement(remarks, facts(seen, judged));
    }

    private static Remark well(List<Judged> judged) {
        long active = count(judged, "active");
        long disconnected = count(judged, "disconnected");
        if (active > 0) {
            return new Remark(Code.SESSIONS, active + " active");
        }
        return disconnected > 0
                ? new Remark(Code.SESSIONS, disconnected + " disconnected")
                : new Remark(Code.IDLE, "no sessions");
    }

    /** Empty for what is no session of a person: services, a console that waits for a logon. */
    private Optional<String> state(RemoteDesktopSession session, Instant at) {
        return switch (session.state()) {
            case LISTENING -> Optional.of("listening");
            case DOWN, FROZEN -> Optional.of("stuck");
            case DISCONNECTED -> {
                if (session.user().isEmpty()) {
                    yield Optional.empty();
                }
                boolean tooLong = session.since()
                        .map(since -> Duration.between(since, at).compareTo(rules.stuckAfter()) > 0)
                        .orElse(false);
                yield Optional.of(tooLong ? "stuck" : "disconnected");
            }
            case ACTIVE, CONNECTED, OTHER -> session.user().isEmpty() ? Optional.empty() : Optional.of("active");
        };
    }

    private static long count(List<Judged> judged, String state) {
        return judged.stream().filter(each -> each.is(state)).count();
    }

    private static String names(List<Judged> stuck) {
        List<String> names = stuck.stream()
                .map(each -> each.session().user())
                .filter(user -> !user.isEmpty())
                .distinct()
                .toList();
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ": " + some + (names.size() > NAMED ? "…" : "");
    }

    private static Map<String, Object> facts(SessionObservation seen, List<Judged> judged) {
        Facts facts = new Facts();
        if (!seen.missing().containsKey("sessions")) {
            facts.put("active", count(judged, "active"))
                    .put("disconnected", count(judged, "disconnected"))
                    .put("stuck", count(judged, "stuck"))
                    .put("list", judged.stream().map(SessionJudge::fact).toList());
        }
        return facts.putKnown("listening", seen.listening())
                .putKnown("limit", seen.limit())
                .putMap("missing", seen.missing())
                .all();
    }

    private static Map<String, Object> fact(Judged judged) {
        RemoteDesktopSession session = judged.session();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", number(session.id()));
        facts.put("user", session.user());
        facts.put("state", judged.state());
        session.idle().ifPresent(idle -> facts.put("idle_s", idle.toSeconds()));
        session.since().ifPresent(since -> facts.put("since", since.toString()));
        if (!session.client().isEmpty()) {
            facts.put("client", session.client());
        }
        if (!session.detail().isEmpty()) {
            facts.put("detail", session.detail());
        }
        return facts;
    }

    /** Windows counts its sessions; Linux may put letters before the number. */
    private static Object number(String id) {
        return id.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(id) : id;
    }
}
