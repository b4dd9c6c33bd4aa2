package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Offstage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/** A plan in the making; it can be given up. JavaFX thread, but for the listener's methods. */
final class Planning implements CampaignListener {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Optional<Thread>> worker = new AtomicReference<>(Optional.empty());
    private final AnimationTimer timer;
    private volatile boolean over;

    private Planning(IntConsumer progress) {
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                progress.accept(asked.get());
            }
        };
    }

    /**
     * Begins.
     *
     * @param progress is given how many hosts have been asked, once a frame
     * @param made is given the plan, unless it was given up
     */
    static Planning begin(
            Maker maker,
            Offstage offstage,
            IntConsumer progress,
            Consumer<CampaignPlan> made,
            Consumer<String> problem) {
        Planning planning = new Planning(progress);
        planning.timer.start();
        offstage.run(
                () -> planning.make(maker),
                plan -> planning.end(() -> made.accept(plan)),
                words -> planning.end(() -> problem.accept(words)));
        return planning;
    }

    /** Gives it up: nothing more is heard of it. */
    void cancel() {
        end(() -> {});
        worker.getAndSet(Optional.empty()).ifPresent(Thread::interrupt);
    }

    @Override
    public void step(StepRecord step) {
        asked.incrementAndGet();
    }

    private CampaignPlan make(Maker maker) throws InputException, InterruptedException {
        worker.set(Optional.of(Thread.currentThread()));
        try {
            if (over) {
                // Given up before it began.
                throw new InterruptedException();
            }
            return maker.plan(this);
        } finally {
            worker.set(Optional.empty());
        }
    }

    private void end(Runnable then) {
        timer.stop();
        if (!over) {
            over = true;
            then.run();
        }
    }

    /** Makes the plan; off the JavaFX thread, interrupted where it is given up. */
    @FunctionalInterface
    interface Maker {
        CampaignPlan plan(CampaignListener listener) throws InputException, InterruptedException;
    }
}
