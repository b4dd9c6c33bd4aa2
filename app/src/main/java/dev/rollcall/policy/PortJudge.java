package dev.rollcall.policy;

import dev.rollcall.observation.ManagementPorts;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.PortObservation.State;
import dev.rollcall.policy.Policy.PortRules;
import java.util.Map;

/** Judges how the port answers. */
record PortJudge(PortRules rules) {
    static final String MANAGEMENT = "management";

    Judgement judge(PortObservation seen) {
        int port = seen.port();
        Map<String, Object> facts = facts(seen);
        return switch (seen.state()) {
            case OPEN -> open(seen, facts);
            case REFUSED -> Judgement.of(Code.PORT_REFUSED, port + " refused", facts);
            case FILTERED -> Judgement.of(Code.FILTERED, port + " filtered", facts);
            case UNREACHABLE -> Judgement.of(Code.UNREACHABLE, "unreachable", facts);
            case NOT_RDP -> Judgement.of(Code.NOT_RDP, port + " speaks " + service(seen), facts);
            case SILENT -> Judgement.of(Code.SILENT, port + " accepts, " + silence(seen), facts);
            case DROPPED -> Judgement.of(Code.DROPPED, port + " accepts, then closes" + inside(seen), facts);
        };
    }

    private Judgement open(PortObservation seen, Map<String, Object> facts) {
        if (seen.roundTrip().compareTo(rules.slowConnect()) > 0) {
            return Judgement.of(Code.SLOW, seen.port() + " · connects in " + SpanText.fine(seen.roundTrip()), facts);
        }
        if (seen.answer().compareTo(rules.slowAnswer()) > 0) {
            return Judgement.of(Code.SLOW, seen.port() + " · answers in " + SpanText.fine(seen.answer()), facts);
        }
        return Judgement.of(Code.OPEN, seen.port() + " · " + SpanText.fine(seen.roundTrip()), facts);
    }

    /** An answer that began and was never whole is none either. */
    private static String silence(PortObservation seen) {
        return seen.answer().isZero() ? "says nothing" : "never ends its answer";
    }

    private static String inside(PortObservation seen) {
        return seen.answer().isZero() ? "" : " in the middle of its answer";
    }

    private static String service(PortObservation seen) {
        return seen.detail().isEmpty() ? "something else" : seen.detail();
    }

    private static Map<String, Object> facts(PortObservation seen) {
        Facts facts = new Facts().put("port", seen.port());
        if (!seen.roundTrip().isZero()) {
            facts.put("rtt_ms", seen.roundTrip().toMillis());
        }
        if (!seen.answer().isZero()) {
            facts.put("answer_ms", seen.answer().toMillis());
        }
        facts.put("state", state(seen.state()).key());
        facts.putText(seen.state() == State.NOT_RDP ? "service" : "detail", seen.detail());
        seen.management()
                .ifPresent(asked -> facts.putSome(
                        MANAGEMENT,
                        asked.answers().stream().map(PortJudge::answer).toList()));
        return facts.all();
    }

    private static Map<String, Object> answer(ManagementPorts.Answer answer) {
        Code state = switch (answer.state()) {
            case OPEN -> Code.OPEN;
            case REFUSED -> Code.PORT_REFUSED;
            case FILTERED -> Code.FILTERED;
            case UNREACHABLE -> Code.UNREACHABLE;
        };
        return new Facts().put("port", answer.port()).put("state", state.key()).all();
    }

    private static Code state(State state) {
        return switch (state) {
            case OPEN -> Code.OPEN;
            case REFUSED -> Code.PORT_REFUSED;
            case FILTERED -> Code.FILTERED;
            case UNREACHABLE -> Code.UNREACHABLE;
            case NOT_RDP -> Code.NOT_RDP;
            case SILENT -> Code.SILENT;
            case DROPPED -> Code.DROPPED;
        };
    }
}
