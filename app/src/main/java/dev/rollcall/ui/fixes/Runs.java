package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Offstage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The campaigns that this window has under way. JavaFX thread; what may take time is done off it. */
final class Runs {
    private final Fixing fixing;
    private final Offstage offstage;
    private final LiveCampaign.Watcher watcher;
    private final List<LiveCampaign> live = new ArrayList<>();

    Runs(Fixing fixing, Offstage offstage, LiveCampaign.Watcher watcher) {
        this.fixing = fixing;
        this.offstage = offstage;
        this.watcher = watcher;
    }

    void start(CampaignPlan plan) {
        begin(listener -> fixing.campaigns().start(plan, listener));
    }

    void resume(long number) {
        begin(listener -> fixing.campaigns().resume(number, fixing.by(), listener));
    }

    /** The one under way of that number. */
    Optional<LiveCampaign> of(long number) {
        return live.stream()
                .filter(one -> one.board()
                        .filter(board -> board.head().number() == number)
                        .isPresent())
                .findFirst();
    }

    /** The one that began last. */
    Optional<LiveCampaign> newest() {
        return live.stream().filter(one -> one.board().isPresent()).reduce((one, other) -> other);
    }

    boolean any() {
        return !live.isEmpty();
    }

    /** Tells the run of that number; nothing happens where it has ended. */
    void tell(long number, Consumer<CampaignRun> order) {
        of(number).flatMap(LiveCampaign::run).ifPresent(run -> offstage.inOrder(() -> order.accept(run)));
    }

    void stopAll() {
        live.forEach(one -> one.run().ifPresent(run -> offstage.inOrder(() -> run.stop(fixing.by()))));
    }

    private void begin(Beginning beginning) {
        LiveCampaign campaign = new LiveCampaign(watcher);
        live.add(campaign);
        offstage.run(
                () -> beginning.begin(campaign),
                run -> {
                    campaign.began(run);
                    awaitEnd(campaign, run);
                },
                words -> {
                    live.remove(campaign);
                    campaign.ended(Optional.empty());
                    watcher.problem(words);
                });
    }

    private void awaitEnd(LiveCampaign campaign, CampaignRun run) {
        offstage.run(
                run::await,
                record -> {
                    live.remove(campaign);
                    campaign.ended(Optional.of(record));
                    watcher.ended(campaign);
                },
                words -> {
                    live.remove(campaign);
                    campaign.ended(Optional.empty());
                    watcher.problem(words);
                });
    }

    @FunctionalInterface
    private interface Beginning {
        CampaignRun begin(CampaignListener listener) throws InputException;
    }
}
