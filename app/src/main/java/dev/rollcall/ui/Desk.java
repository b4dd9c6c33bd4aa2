package dev.rollcall.ui;

import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.Sweeper;
import dev.rollcall.ui.importing.HostLists;
import java.time.Clock;
import java.util.function.Function;

/**
 * All that the window works with.
 *
 * @param judge for rounds that were kept; pure, called off the JavaFX thread
 * @param clock its zone is the one that times are shown in
 */
public record Desk(
        Keeping keeping,
        Sweeper sweeper,
        SweepPlan plan,
        Function<Round, Verdict> judge,
        HostLists imports,
        Demo demo,
        Clock clock) {}
