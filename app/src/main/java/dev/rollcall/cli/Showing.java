package dev.rollcall.cli;

import dev.rollcall.host.Host;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.sweep.Sweeper;
import java.io.IOException;
import java.util.List;

/** Checks hosts and prints their matrix, without a command line. */
public final class Showing {
    private Showing() {}

    /** As {@code check} does by default: a table on {@code out}, progress on a terminal, ended early by Ctrl C. */
    public static void table(Surroundings surroundings, Sweeper sweeper, List<Host> hosts, SweepPlan plan)
            throws IOException, InterruptedException {
        Stopping stopping = new Stopping();
        try (Interruption.Watch _ = surroundings.interruption().watch(stopping::stop)) {
            new Checking(surroundings, Format.TABLE.writer(surroundings)).run(sweeper, hosts, plan, stopping);
        }
    }
}
