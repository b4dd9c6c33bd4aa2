package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.campaign.CampaignState;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.StepState;
import dev.rollcall.host.InputException;
import java.io.IOException;
import java.util.Optional;

/** One campaign at the command line, from its beginning to its end; Ctrl C stops it in order. */
final class CampaignWatch {
    private final RollcallCommand root;
    private final CampaignPrinter printer;

    CampaignWatch(RollcallCommand root, CampaignPrinter printer) {
        this.root = root;
        this.printer = printer;
    }

    /** Begins a campaign that a listener hears. */
    @FunctionalInterface
    interface Beginning {
        CampaignRun begin(CampaignListener listener) throws InputException;
    }

    /**
     * Shows a plan and, once that is consented to, carries it out.
     *
     * @param ask empty where consent was given already
     * @return the exit code
     */
    int carryOut(Campaigns campaigns, CampaignPlan plan, boolean planOnly, Optional<Consent> ask)
            throws InputException, IOException, InterruptedException {
        if (planOnly) {
            printer.print(plan);
        } else if (ask.isPresent()
                && !ask.get().given(FixSheets.named(plan.order().fix()).sheet(), plan)) {
            root.surroundings().complain("nothing was done");
        } else {
            return toItsEnd(listener -> campaigns.start(plan, listener));
        }
        root.say(root.stopped());
        return Commands.DONE;
    }

    /** @return the exit code */
    int toItsEnd(Beginning beginning) throws InputException, IOException, InterruptedException {
        Stopping stopping = new Stopping();
        try (Interruption.Watch _ = root.surroundings().interruption().watch(stopping::stop, root.workbench())) {
            CampaignRun run = beginning.begin(printer.working());
            stopping.then(() -> {
                root.surroundings()
                        .complain("stopping campaign " + run.number() + ": hosts that are being worked on have "
                                + ProcessInterruption.LAST_WORD_SECONDS
                                + " s to come to their end; rollcall campaigns resume " + run.number()
                                + " looks at the rest");
                run.stop(Who.here());
            });
            CampaignRecord ended = run.await();
            printer.printEnd(ended);
            root.say(root.stopped());
            // After Ctrl C nothing is written any more once the watch is closed.
            root.surroundings().out().flush();
            return code(ended);
        }
    }

    /** 0 where every host that was acted on is verified, and none was left undone by a stop. */
    static int code(CampaignRecord campaign) {
        boolean good = campaign.state() == CampaignState.FINISHED
                && campaign.steps().stream().map(step -> step.state()).allMatch(state -> good(campaign, state));
        return good ? Commands.DONE : Commands.SOME_HOST_FAILS;
    }

    private static boolean good(CampaignRecord campaign, StepState state) {
        return switch (state) {
            case VERIFIED, LEFT_OUT -> true;
            // Somebody's aim only where it was to be taken back.
            case UNDONE -> campaign.order().reverts().isPresent();
            case PLANNED, WAITING, RUNNING, APPLIED, FAILED, IN_DOUBT -> false;
        };
    }
}
