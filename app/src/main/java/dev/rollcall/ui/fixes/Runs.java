package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
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
    private Runnable idle = () -> {};

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

    boolean any() {
        return !live.isEmpty();
    }

    /** Tells the run of that number; nothing happens where it has ended. */
    void tell(long number, Consumer<CampaignRun> order) {
        of(number).flatMap(LiveCampaign::run).ifPresent(run -> offstage.inOrder(() -> order.accept(run)));
    }

    void stopAll() {
        live.forEach(one -> one.stop().ifPresent(run -> offstage.inOrder(() -> run.stop(fixing.by()))));
    }

    /** @param then called once, as soon as none is under way */
    void whenIdle(Runnable then) {
        idle = then;
        tellIdle();
    }

    private void over(LiveCampaign campaign, Optional<CampaignRecord> last) {
        live.remove(campaign);
        campaign.ended(last);
    }

    private void tellIdle() {
        if (live.isEmpty()) {
            Runnable then = idle;
            idle = () -> {};
            then.run();
        }
    }

    private void begin(Beginning beginning) {
        LiveCampaign campaign = new LiveCampaign(watcher);
        live.add(campaign);
        offstage.run(
                () -> beginning.begin(campaign),
                run -> {
                    if (campaign.began(run)) {
                        offstage.inOrder(() -> run.stop(fixing.by()));
                    }
                    awaitEnd(campaign, run);
                },
                words -> {
                    over(campaign, Optional.empty());
                    watcher.problem(words);
                    tellIdle();
                });
    }

    private void awaitEnd(LiveCampaign campaign, CampaignRun run) {
        offstage.run(
                run::await,
                record -> {
                    over(campaign, Optional.of(record));
                    watcher.ended(campaign);
                    tellIdle();
                },
                words -> {
                    over(campaign, Optional.empty());
                    watcher.problem(words);
                    tellIdle();
                });
    }

    @FunctionalInterface
    private interface Beginning {
        CampaignRun begin(CampaignListener listener) throws InputException;
    }
}
