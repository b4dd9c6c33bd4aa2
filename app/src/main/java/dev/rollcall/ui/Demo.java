package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.sweep.SweepPlan;
import java.util.List;

/** Starts the simulated fleet when a person asks for it. */
@FunctionalInterface
public interface Demo {
    /** Slow: never called on the JavaFX thread. */
    Running start() throws InputException;

    /** @param plan how its hosts are looked at, e.g. with its own name server */
    record Running(List<Host> hosts, SweepPlan plan) {
        public Running {
            hosts = List.copyOf(hosts);
        }
    }
}
