package dev.rollcall.campaign.report;

import dev.rollcall.campaign.CampaignAccount;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.HostAccount;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.fix.LeftOut;
import java.util.List;

/** What did not come to a good end, who was left out, and what to do about each. */
record Attention(CampaignAccount account) {
    void add(List<Note.Part> parts) {
        Groups open = new Groups();
        Groups leftOut = new Groups();
        Groups undone = new Groups();
        boolean reverts = account.campaign().order().reverts().isPresent();
        for (HostAccount host : account.hosts()) {
            StepRecord step = host.step();
            switch (step.state()) {
                case FAILED, IN_DOUBT, APPLIED, PLANNED, WAITING, RUNNING ->
                    open.add(List.of(step.state().key().replace('-', ' '), step.words(), toDo(step)), host);
                case LEFT_OUT ->
                    leftOut.add(
                            List.of(
                                    step.leftOut().map(LeftOut::key).orElse(""),
                                    step.words(),
                                    step.leftOut().map(Attention::toDo).orElse("")),
                            host);
                case UNDONE -> {
                    if (!reverts) {
                        undone.add(List.of(step.words()), host);
                    }
                }
                case VERIFIED -> {}
            }
        }
        table("What needs attention", List.of("State", "What is known", "What to do", "Hosts", "Which"), open, parts);
        table("Who was left out, and why", List.of("Reason", "Why", "What to do", "Hosts", "Which"), leftOut, parts);
        table("What was taken back since", List.of("By", "Hosts", "Which"), undone, parts);
    }

    private static void table(String heading, List<String> headings, Groups groups, List<Note.Part> parts) {
        if (!groups.isEmpty()) {
            parts.add(new Note.Heading(heading));
            parts.add(new Note.Table(headings, groups.rows()));
        }
    }

    private String toDo(StepRecord step) {
        String number = String.valueOf(account.campaign().number());
        String on = account.campaign().state().open()
                ? "rollcall campaigns resume " + number
                : "run the fix again for them";
        return switch (step.state()) {
            case FAILED ->
                step.trail().undo()
                        ? "see its row and log below; rollcall campaigns revert " + number
                                + " and its name puts it back as before"
                        : "see its row and log below; nothing of it can be taken back";
            case IN_DOUBT -> on + " looks at it and asks it first, and repeats nothing blindly";
            case APPLIED ->
                account.campaign().state().open()
                        ? "do what it waits for; then rollcall campaigns resume " + number + " looks again"
                        : "do what it waits for; then rollcall check shows it";
            case PLANNED, WAITING, RUNNING ->
                account.campaign().state() == CampaignState.RUNNING ? "nothing: the campaign is under way" : on;
            case VERIFIED, UNDONE, LEFT_OUT -> "";
        };
    }

    private static String toDo(LeftOut reason) {
        return switch (reason) {
            case NOT_APPLICABLE, ALREADY_SO -> "nothing";
            case SET_BY_POLICY -> "have the group policy changed: on the host it would come back";
            case IDENTITY_DOUBTFUL -> "find out which machine answers there: compare DNS, inventory and host";
            case IN_USE -> "run it again when nobody works there, or with --in-use wait";
            case MAINTENANCE -> "run it again within its window of maintenance";
            case PAIR_AT_RISK -> "run it again for it alone, when its partner is well";
            case NO_ACCESS -> "see why it can't be logged on to: rollcall check, and credentials test";
            case REFUSED -> "see why";
        };
    }
}
