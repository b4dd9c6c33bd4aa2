package dev.rollcall.campaign;

import dev.rollcall.fanout.Job;
import dev.rollcall.fanout.JobListener;
import dev.rollcall.fanout.JobOutcome;
import java.io.UncheckedIOException;

/** Counts how the hosts of one wave end, and closes the gate as soon as it is sure that it will be. Safe for use from any thread. */
final class Tally implements JobListener<StepState> {
    private final int size;
    private final Gate gate;
    private final Control control;
    private final Ledger ledger;
    private int actedOn;
    private int unverified;

    Tally(int size, Gate gate, Control control, Ledger ledger) {
        this.size = size;
        this.gate = gate;
        this.control = control;
        this.ledger = ledger;
    }

    @Override
    public void ended(Job<StepState> job, JobOutcome<StepState> outcome) {
        if (!(job instanceof HostStep step)) {
            return;
        }
        switch (outcome) {
            case JobOutcome.Done<StepState>(StepState state) -> count(state);
            case JobOutcome.Failed<StepState>(Throwable problem) -> givenUp(step, "defect in this program: " + problem);
            case JobOutcome.Expired<StepState> _ -> givenUp(step, "the time for it was over");
            case JobOutcome.Cancelled<StepState> _ -> givenUp(step, "it was interrupted");
        }
    }

    @Override
    public void allEnded() {}

    synchronized int actedOn() {
        return actedOn;
    }

    synchronized boolean closes(Gate held) {
        return held.stops(actedOn, unverified);
    }

    synchronized String words(Gate held) {
        return unverified + " of " + actedOn + " were not verified, more than "
                + String.valueOf(held.percent()).replaceFirst("\\.0$", "") + " %";
    }

    private void givenUp(HostStep step, String words) {
        StepState state = ledger.step(step.host()).state();
        try {
            switch (state) {
                case RUNNING, APPLIED, IN_DOUBT -> ledger.close(step.host(), new Event.Doubted(words));
                case PLANNED, WAITING -> ledger.close(step.host(), new Event.Failed("nothing was done: " + words));
                case VERIFIED, FAILED, UNDONE, LEFT_OUT -> {}
            }
        } catch (UncheckedIOException unwritten) {
            control.stop(String.valueOf(unwritten.getMessage()));
        }
        count(ledger.step(step.host()).state());
    }

    private synchronized void count(StepState state) {
        switch (state) {
            // One that takes effect later is neither good nor bad yet.
            case VERIFIED, APPLIED -> actedOn++;
            case UNDONE -> {
                // What a host took back by itself proves nothing.
                if (ledger.order().reverts().isPresent()) {
                    actedOn++;
                }
            }
            case FAILED, IN_DOUBT -> {
                actedOn++;
                unverified++;
            }
            case PLANNED, WAITING, RUNNING, LEFT_OUT -> {}
        }
        // Even if all the others of this wave were verified now.
        if (gate.stops(size, unverified)) {
            control.stop(words(gate));
        }
    }
}
