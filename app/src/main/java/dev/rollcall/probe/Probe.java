package dev.rollcall.probe;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;

/** Looks at one thing of a listener. Stateless. */
public interface Probe {
    Check check();

    /** Makes use of what other probes of the same visit have brought to light. Our own limits and bugs become outcomes too. */
    Look look(Visit visit) throws InterruptedException;
}
