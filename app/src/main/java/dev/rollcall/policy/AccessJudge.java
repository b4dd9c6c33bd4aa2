package dev.rollcall.policy;

import dev.rollcall.observation.AccessObservation;
import dev.rollcall.observation.AccessObservation.Attempt;
import dev.rollcall.observation.AccessObservation.Result;
import dev.rollcall.observation.AccessObservation.Through;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges whether a host could be logged on to. */
final class AccessJudge {
    /** Whatever got furthest tells best what is in the way. */
    private static final List<Set<Result>> FURTHEST_FIRST = List.of(
            EnumSet.of(Result.GRANTED),
            EnumSet.of(Result.ACCESS_DENIED),
            EnumSet.of(Result.CREDENTIAL_REFUSED),
            EnumSet.of(Result.UNTRUSTED),
            EnumSet.of(Result.CREDENTIAL_UNUSABLE),
            EnumSet.of(Result.FAILED),
            EnumSet.of(Result.REFUSED),
            EnumSet.of(Result.TIMED_OUT),
            EnumSet.of(Result.NOT_REACHED));

    private static final int LONGEST_REASON = 120;

    Judgement judge(AccessObservation seen) {
        Map<String, Object> facts = facts(seen);
        Optional<Through> held = seen.through().filter(through -> through.result() != Result.GRANTED);
        if (held.isPresent()) {
            return Judgement.of(
                    code(held.get().result()), "through " + held.get().host() + ": " + why(held.get()), facts);
        }
        for (Set<Result> results : FURTHEST_FIRST) {
            Optional<Attempt> attempt = seen.tried().stream()
                    .filter(each -> results.contains(each.result()))
                    .findFirst();
            if (attempt.isPresent()) {
                return Judgement.of(code(attempt.get().result()), summary(attempt.get()), facts);
            }
        }
        return Judgement.without(Code.NO_CREDENTIAL, "nothing tried", "");
    }

    private static Code code(Result result) {
        return switch (result) {
            case GRANTED -> Code.GRANTED;
            case REFUSED, FAILED -> Code.ACCESS_REFUSED;
            case UNTRUSTED -> Code.UNTRUSTED_HOST;
            case CREDENTIAL_REFUSED -> Code.CREDENTIAL_REFUSED;
            case CREDENTIAL_UNUSABLE -> Code.NO_CREDENTIAL;
            case ACCESS_DENIED -> Code.ACCESS_DENIED;
            case TIMED_OUT -> Code.TIMED_OUT;
            case NOT_REACHED -> Code.NOT_REACHED;
        };
    }

    /** A jump host that can't be reached has many reasons, which are all in the way of many hosts. */
    private static String why(Through held) {
        String detail = held.detail();
        boolean telling = held.result() == Result.NOT_REACHED && !detail.isEmpty();
        return telling
                ? detail.length() <= LONGEST_REASON ? detail : detail.substring(0, LONGEST_REASON) + "…"
                : summary(new Attempt("ssh", held.port(), held.result(), detail))
                        .replace("ssh: ", "");
    }

    private static String summary(Attempt attempt) {
        return switch (attempt.result()) {
            case GRANTED -> attempt.transport();
            case REFUSED -> "nothing to log on to";
            case FAILED ->
                attempt.transport()
                        + (attempt.detail().startsWith("refused algorithm") ? ": refused algorithm" : " broke off");
            case UNTRUSTED -> attempt.transport() + ": " + distrust(attempt.detail());
            case CREDENTIAL_REFUSED -> attempt.transport() + ": credential refused";
            case CREDENTIAL_UNUSABLE -> unusable(attempt.detail());
            case ACCESS_DENIED -> attempt.transport() + ": access denied";
            case TIMED_OUT -> "timed out";
            case NOT_REACHED -> "not reached";
        };
    }

    /** What a person can do something about at once; everything else is in the detail. */
    private static String unusable(String detail) {
        if (LockedVault.isWhy(detail)) {
            return LockedVault.SUMMARY;
        }
        int end = detail.indexOf(',');
        return end > 0 && detail.indexOf(" can't log on by ") > 0 && end <= LONGEST_REASON
                ? detail.substring(0, end)
                : "credential can't be used";
    }

    /** Why, as the transports say it in the detail that is kept; both may go on with what the host shows. */
    private static String distrust(String detail) {
        if (detail.startsWith("its key has changed")) {
            return "key has changed";
        }
        return detail.startsWith("The host's certificate has changed") ? "certificate has changed" : "not approved yet";
    }

    private static Map<String, Object> facts(AccessObservation seen) {
        Facts facts = new Facts();
        seen.tried().stream()
                .filter(attempt -> attempt.result() == Result.GRANTED)
                .findFirst()
                .ifPresent(
                        attempt -> facts.put("transport", attempt.transport()).put("port", attempt.port()));
        seen.through().ifPresent(through -> facts.put("through", through(through)));
        return facts.putText("credential", seen.credential())
                .putText("chosen_by", seen.chosenBy())
                .putSome("tried", seen.tried().stream().map(AccessJudge::tried).toList())
                .all();
    }

    private static Map<String, Object> through(Through through) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("host", through.host());
        facts.put("port", through.port());
        facts.put("credential", through.credential());
        facts.put("chosen_by", through.chosenBy());
        facts.put("result", words(through.result()));
        if (!through.detail().isEmpty()) {
            facts.put("detail", through.detail());
        }
        return facts;
    }

    private static String words(Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> tried(Attempt attempt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transport", attempt.transport());
        facts.put("port", attempt.port());
        facts.put("result", words(attempt.result()));
        if (!attempt.detail().isEmpty()) {
            facts.put("detail", attempt.detail());
        }
        return facts;
    }
}
