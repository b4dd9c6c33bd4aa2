package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.campaign.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;

/**
 * A campaign under way, on its way to the screen. What is told waits in a queue, which one timer empties once a frame; sums are
 * made a few times a second. JavaFX thread only, but for the listener's methods.
 */
final class LiveCampaign implements CampaignListener {
    private static final long NANOS_BETWEEN_SUMS = 200_000_000L;
    private static final int MOST_IN_A_FRAME = 1_000;

    private final Queue<StepRecord> steps = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<CampaignRecord>> newest = new AtomicReference<>(Optional.empty());
    private final Watcher watcher;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    private Optional<Board> board = Optional.empty();
    private Optional<CampaignRun> run = Optional.empty();
    private long summed;
    private boolean unsummed;
    private boolean stopAsked;

    LiveCampaign(Watcher watcher) {
        this.watcher = watcher;
        timer.start();
    }

    Optional<Board> board() {
        return board;
    }

    Optional<CampaignRun> run() {
        return run;
    }

    /** @return whether it was asked to stop before it had begun */
    boolean began(CampaignRun begun) {
        run = Optional.of(begun);
        return stopAsked;
    }

    /** @return what is to be stopped; where it has not begun yet, {@link #began} says so then */
    Optional<CampaignRun> stop() {
        stopAsked = true;
        return run;
    }

    /** Nothing more comes. */
    void ended(Optional<CampaignRecord> last) {
        timer.stop();
        steps.clear();
        boolean unseen = board.isEmpty();
        last.ifPresent(record -> board = Optional.of(new Board(record)));
        if (unseen && board.isPresent()) {
            // It was over before the first frame.
            watcher.appeared(this);
        }
    }

    @Override
    public void step(StepRecord step) {
        steps.add(step);
    }

    @Override
    public void campaign(CampaignRecord campaign) {
        newest.set(Optional.of(campaign));
    }

    private void frame(long now) {
        newest.getAndSet(Optional.empty()).ifPresent(this::head);
        if (board.isEmpty()) {
            return;
        }
        List<StepRecord> turned = new ArrayList<>();
        for (StepRecord step = steps.poll();
                step != null;
                step = turned.size() < MOST_IN_A_FRAME ? steps.poll() : null) {
            board.get().put(step);
            turned.add(step);
        }
        if (!turned.isEmpty()) {
            watcher.turned(this, turned);
            unsummed = true;
        }
        if (unsummed && now - summed >= NANOS_BETWEEN_SUMS) {
            summed = now;
            unsummed = false;
            watcher.summed(this);
        }
    }

    private void head(CampaignRecord record) {
        if (board.isPresent()) {
            board.get().head(record);
            unsummed = true;
        } else {
            board = Optional.of(new Board(record));
            watcher.appeared(this);
        }
    }

    /** Who shows it. JavaFX thread. */
    interface Watcher {
        /** It is in the journal. */
        void appeared(LiveCampaign campaign);

        /** Hosts got further: at most once a frame. */
        void turned(LiveCampaign campaign, List<StepRecord> steps);

        /** Sums are worth making again. */
        void summed(LiveCampaign campaign);

        /** It came to its end. */
        void ended(LiveCampaign campaign);

        void problem(String words);
    }
}
