package dev.rollcall.launch;

import dev.rollcall.cli.Commands;
import dev.rollcall.cli.Showing;
import dev.rollcall.cli.Surroundings;
import dev.rollcall.demo.DemoFleet;
import dev.rollcall.policy.Policy;
import dev.rollcall.probe.ProbeSettings;
import dev.rollcall.sweep.InsideLooks;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.sweep.SweepPlan;
import java.io.IOException;
import java.util.List;

/** What to do where no window can be shown: check the simulated fleet, for real, and print its matrix. */
final class Demonstration {
    /** Servers and checks share this computer: more at once would make the servers seem slow. */
    private static final int HOSTS_AT_ONCE = 8;

    private Demonstration() {}

    static int run(Surroundings surroundings, Wiring wiring) {
        surroundings
                .out()
                .println("There is no display for the window: here is the matrix of a small simulated fleet"
                        + " instead. See: rollcall --help");
        try (DemoFleet fleet = DemoFleet.start()) {
            wiring.trustGatewaysOf(fleet.authority());
            Showing.table(
                    surroundings,
                    wiring.sweeper(Policy.DEFAULT, Rounds.none(), InsideLooks.none()),
                    fleet.hosts(),
                    plan(fleet));
            return Commands.DONE;
        } catch (IOException failed) {
            surroundings.err().println("rollcall: " + failed.getMessage());
            surroundings.err().flush();
            return Commands.CANNOT_GO_ON;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Commands.CANNOT_GO_ON;
        }
    }

    /** How the simulated fleet is looked at: by its own name server. */
    static SweepPlan plan(DemoFleet fleet) {
        SweepPlan usual = SweepPlan.DEFAULT;
        ProbeSettings probing = new ProbeSettings(
                usual.probing().timeout(),
                List.of(fleet.resolver()),
                usual.probing().cookie());
        return new SweepPlan(usual.checks(), probing, HOSTS_AT_ONCE, usual.deadline());
    }
}
