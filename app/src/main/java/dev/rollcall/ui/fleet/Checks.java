package dev.rollcall.ui.fleet;

import dev.rollcall.host.Host;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.SweepProgress;
import dev.rollcall.sweep.Sweeper;
import dev.rollcall.ui.parts.Offstage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts and stops sweeps for the window, one at a time. JavaFX thread only. */
public final class Checks {
    private static final Duration INSIDE_DEADLINE = Duration.ofSeconds(40);

    private final Sweeper sweeper;
    private final Lines lines;
    private final Offstage offstage;
    private final CheckNews news;
    private SweepPlan plan;
    private boolean inside;
    private Optional<Checking> current = Optional.empty();

    public Checks(Sweeper sweeper, SweepPlan plan, Lines lines, Offstage offstage, CheckNews news) {
        this.sweeper = sweeper;
        this.plan = plan;
        this.lines = lines;
        this.offstage = offstage;
        this.news = news;
    }

    /** How to look from the next check on. */
    public void follow(SweepPlan newPlan) {
        plan = newPlan;
    }

    /** Whether checks look inside hosts, too, from the next one on. */
    public void lookInside(boolean wanted) {
        inside = wanted;
    }

    public boolean running() {
        return current.isPresent();
    }

    /** Does nothing while a check is under way, or without hosts. */
    public void start(Collection<Host> hosts) {
        if (running() || hosts.isEmpty()) {
            return;
        }
        List<Host> chosen = List.copyOf(hosts);
        boolean full = chosen.size() == lines.matrix().size();
        Checking checking = new Checking(lines, news.moved(), progress -> finish(progress, full));
        current = Optional.of(checking);
        SweepPlan chosenPlan = inside ? withInside(plan) : plan;
        news.began().accept(chosen.size());
        offstage.run(() -> sweeper.start(chosen, chosenPlan, checking), checking::began, problem -> {
            checking.abandon();
            current = Optional.empty();
            news.problem().accept(problem);
        });
    }

    public void cancel() {
        current.ifPresent(Checking::cancel);
    }

    /** Logging on and a script take longer than a look from outside. */
    private static SweepPlan withInside(SweepPlan outside) {
        Duration deadline = outside.deadline().compareTo(INSIDE_DEADLINE) < 0 ? INSIDE_DEADLINE : outside.deadline();
        return new SweepPlan(SweepPlan.ALL, outside.probing(), outside.hostsAtOnce(), deadline);
    }

    private void finish(SweepProgress progress, boolean full) {
        current = Optional.empty();
        news.ended().accept(new CheckEnd(progress, full));
    }

    /** @param full all hosts of the fleet were to be checked */
    public record CheckEnd(SweepProgress progress, boolean full) {}

    /**
     * Who hears of checks.
     *
     * @param began with how many hosts
     * @param problem one line for a person, where a check could not begin
     */
    public record CheckNews(
            Consumer<Integer> began,
            Consumer<Optional<SweepProgress>> moved,
            Consumer<CheckEnd> ended,
            Consumer<String> problem) {}
}
