package dev.rollcall.launch;

import dev.rollcall.cli.Surroundings;

/** Opens the window. */
final class WindowStart {
    private WindowStart() {}

    static int run(Surroundings surroundings, Wiring wiring) {
        return Demonstration.run(surroundings, wiring);
    }
}
