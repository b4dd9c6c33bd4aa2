package violating.ui;

import violating.probe.LooksUp;

/** Breaks rules on purpose: closes a cycle. */
public final class Screen {
    public String look(LooksUp probe) {
        return probe.describe(this);
    }
}
