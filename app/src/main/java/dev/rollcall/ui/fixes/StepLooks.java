package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.Change;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.parts.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the state of a host in a campaign is called and looks. */
final class StepLooks {
    private StepLooks() {}

    static String word(StepState state) {
        return switch (state) {
            case PLANNED -> "planned";
            case WAITING -> "waiting";
            case RUNNING -> "running";
            case APPLIED -> "applied, not proved yet";
            case VERIFIED -> "verified";
            case FAILED -> "failed";
            case UNDONE -> "undone";
            case IN_DOUBT -> "in doubt";
            case LEFT_OUT -> "left out";
        };
    }

    static Status status(StepState state) {
        return switch (state) {
            case VERIFIED -> Status.OK;
            case FAILED -> Status.FAIL;
            case IN_DOUBT, WAITING -> Status.WARN;
            case RUNNING, APPLIED -> Status.UNKNOWN;
            case PLANNED, UNDONE, LEFT_OUT -> Status.SKIPPED;
        };
    }

    /** {@code 47 verified · 1 failed}, the ended first. */
    static String counts(Map<StepState, Integer> counts) {
        List<String> parts = new ArrayList<>();
        for (StepState state : List.of(
                StepState.VERIFIED,
                StepState.FAILED,
                StepState.IN_DOUBT,
                StepState.APPLIED,
                StepState.RUNNING,
                StepState.WAITING,
                StepState.UNDONE,
                StepState.LEFT_OUT,
                StepState.PLANNED)) {
            int count = counts.getOrDefault(state, 0);
            if (count > 0) {
                parts.add(Words.number(count) + " "
                        + switch (state) {
                            case PLANNED -> "to come";
                            case APPLIED -> "applied";
                            case WAITING, RUNNING, VERIFIED, FAILED, UNDONE, IN_DOUBT, LEFT_OUT -> word(state);
                        });
            }
        }
        return String.join(" · ", parts);
    }

    static Map<StepState, Integer> count(Iterable<StepRecord> steps) {
        Map<StepState, Integer> counts = new EnumMap<>(StepState.class);
        steps.forEach(step -> counts.merge(step.state(), 1, Integer::sum));
        return counts;
    }

    /** With a capital, as sentences begin. */
    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String before(StepRecord step) {
        return side(step, Change::before);
    }

    static String after(StepRecord step) {
        return side(step, Change::after);
    }

    private static String side(StepRecord step, Function<Change, String> side) {
        return step.changes().stream()
                .map(change -> {
                    String value = side.apply(change);
                    return change.what() + " " + (value.isEmpty() ? "none" : value);
                })
                .collect(Collectors.joining("; "));
    }
}
