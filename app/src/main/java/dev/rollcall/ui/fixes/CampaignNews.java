package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.StepState;
import dev.rollcall.host.HostId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the page of a campaign, and the rest of the window, what becomes of those under way. JavaFX thread. */
final class CampaignNews implements LiveCampaign.Watcher {
    private final CampaignPage campaign;
    private final PageLinks links;
    private final Runnable toCampaign;
    private final Runnable refresh;
    private final Set<HostId> seenAnew = new HashSet<>();

    /**
     * @param toCampaign goes to the page of a campaign
     * @param refresh reads anew what may be old
     */
    CampaignNews(CampaignPage campaign, PageLinks links, Runnable toCampaign, Runnable refresh) {
        this.campaign = campaign;
        this.links = links;
        this.toCampaign = toCampaign;
        this.refresh = refresh;
    }

    @Override
    public void appeared(LiveCampaign begun) {
        begun.board().ifPresent(board -> campaign.show(board, true));
        toCampaign.run();
    }

    @Override
    public void turned(LiveCampaign turning, List<StepRecord> steps) {
        steps.stream()
                .filter(step -> looked(step.state()))
                .forEach(step -> seenAnew.add(step.subject().host()));
        if (turning.board().filter(campaign::shows).isPresent()) {
            campaign.turn(steps);
        }
    }

    @Override
    public void summed(LiveCampaign turning) {
        links.looked().accept(List.copyOf(seenAnew));
        seenAnew.clear();
        if (turning.board().filter(campaign::shows).isPresent()) {
            campaign.sum();
        }
    }

    @Override
    public void ended(LiveCampaign over) {
        over.board().ifPresent(board -> {
            links.looked()
                    .accept(board.steps().stream()
                            .filter(step -> looked(step.state()))
                            .map(step -> step.subject().host())
                            .toList());
            links.say()
                    .accept("Campaign " + board.head().number() + " is "
                            + board.head().state().key());
            if (campaign.shown()
                    .filter(shown -> shown.head().number() == board.head().number())
                    .isPresent()) {
                campaign.show(board, false);
            }
        });
        refresh.run();
    }

    @Override
    public void problem(String words) {
        links.problem().accept(words);
    }

    /** Whether there is a look at the host from after it was acted on, or from when its turn came. */
    private static boolean looked(StepState state) {
        return switch (state) {
            case APPLIED, VERIFIED, FAILED, UNDONE, IN_DOUBT, LEFT_OUT -> true;
            case PLANNED, WAITING, RUNNING -> false;
        };
    }
}
