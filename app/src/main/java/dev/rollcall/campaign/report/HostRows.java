package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.HostAccount.Seen;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.fix.Change;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All hosts, a row each; and what was done on those of which one may want to know most. */
record HostRows(CampaignAccount account) {
    private static final int LONGEST_CELL = 400;
    private static final int MOST_LOGS = 50;
    private static final int MOST_LINES = 40;

    void add(List<Note.Part> parts) {
        if (!account.hosts().isEmpty()) {
            parts.add(new Note.Heading("All hosts"));
            parts.add(new Note.Table(
                    List.of(
                            "Host",
                            "Wave",
                            "State",
                            "Seen before",
                            "What was to change",
                            "In the end",
                            "Began (UTC)",
                            "Took"),
                    account.hosts().stream().map(HostRows::row).toList()));
        }
        logs(parts);
    }

    private static List<String> row(HostAccount host) {
        StepRecord step = host.step();
        return Stream.of(
                        step.subject().name(),
                        step.wave() == 0 ? "" : String.valueOf(step.wave()),
                        step.state().key().replace('-', ' '),
                        host.before().map(HostRows::wrong).orElse(""),
                        // What would have changed did not.
                        step.state() == StepState.LEFT_OUT || host.begun().isEmpty() ? "" : changes(step),
                        inTheEnd(host),
                        Times.of(host.begun()),
                        step.trail().took().isZero()
                                ? ""
                                : Times.took(step.trail().took()))
                .map(cell -> PlainWords.cut(cell, LONGEST_CELL))
                .toList();
    }

    private static String inTheEnd(HostAccount host) {
        StepRecord step = host.step();
        Stream<String> words =
                Stream.of(step.leftOut().map(reason -> reason.key() + ": ").orElse("") + step.words());
        Stream<String> told = host.said().stream().map(said -> "message to people: " + said.became());
        return Stream.concat(words, told).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String wrong(Seen seen) {
        String wrong = Stream.of(Check.values())
                .flatMap(check -> seen.mark(check).stream()
                        .filter(mark -> mark.status() == Status.FAIL || mark.status() == Status.WARN)
                        .map(mark -> check.title() + ": " + mark.summary()))
                .collect(Collectors.joining(", "));
        return wrong.isEmpty() ? "nothing wrong" : wrong;
    }

    private static String changes(StepRecord step) {
        return step.changes().stream().map(Change::line).collect(Collectors.joining("; "));
    }

    /** Those that did not end well first. */
    private void logs(List<Note.Part> parts) {
        List<StepRecord> logged = new ArrayList<>(account.campaign().steps().stream()
                .filter(step -> !step.trail().log().isEmpty())
                .toList());
        if (logged.isEmpty()) {
            return;
        }
        logged.sort(Comparator.comparing(HostRows::well));
        parts.add(new Note.Heading("What was done on the hosts (by their own clocks, UTC)"));
        for (StepRecord step : logged.subList(0, Math.min(MOST_LOGS, logged.size()))) {
            List<String> lines = step.trail().log();
            List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
            if (lines.size() > MOST_LINES) {
                shown.add("… and " + (lines.size() - MOST_LINES) + " more lines");
            }
            parts.add(new Note.Log(
                    PlainWords.cut(step.subject().name(), LONGEST_CELL),
                    shown.stream()
                            .map(line -> PlainWords.cut(line, LONGEST_CELL))
                            .toList()));
        }
        if (logged.size() > MOST_LOGS) {
            parts.add(new Note.Text("Of " + (logged.size() - MOST_LOGS) + " more hosts: rollcall campaigns show "
                    + account.campaign().number() + " --format json"));
        }
    }

    private static boolean well(StepRecord step) {
        return switch (step.state()) {
            case FAILED, IN_DOUBT, APPLIED -> false;
            case PLANNED, WAITING, RUNNING, VERIFIED, UNDONE, LEFT_OUT -> true;
        };
    }
}
