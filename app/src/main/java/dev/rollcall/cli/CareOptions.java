package dev.rollcall.cli;

import dev.rollcall.campaign.Care;
import dev.rollcall.campaign.Care.InUse;
import dev.rollcall.campaign.Gate;
import dev.rollcall.campaign.Waves;
import dev.rollcall.host.InputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How carefully a campaign goes about it. */
final class CareOptions {
    private static final int MOST_AT_ONCE = 1000;

    @Option(
            names = "--waves",
            paramLabel = "LIST",
            description = "Hosts in each wave, * for the rest; 1,10,* unless said.")
    @Nullable
    String waves;

    @Option(
            names = "--stop-above",
            paramLabel = "SHARE",
            description = "Stop after a wave of which more was not verified; 5%% unless said.")
    @Nullable
    String stopAbove;

    @Option(
            names = "--in-use",
            paramLabel = "WHAT",
            description = "Hosts that people work on, where they would notice: skip (default), wait or go.")
    Used inUse = Used.SKIP;

    @Option(names = "--wait-idle", paramLabel = "TIME", description = "How long --in-use wait waits; 30m unless said.")
    @Nullable
    String waitIdle;

    @Option(names = "--message", paramLabel = "TEXT", description = "Tell people on hosts that are waited for.")
    String message = "";

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "At most so many hosts are worked on at once; 50 unless said.")
    int atOnce = Care.USUAL.atOnce();

    /** What to do with hosts that people work on. */
    enum Used {
        SKIP(InUse.LEAVE_OUT),
        WAIT(InUse.WAIT),
        GO(InUse.GO_ON);

        private final InUse means;

        Used(InUse means) {
            this.means = means;
        }
    }

    /** @throws InputException that names the option */
    Care care() throws InputException {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new InputException("--at-once: " + atOnce + " is not between 1 and " + MOST_AT_ONCE);
        }
        if (waitIdle != null && inUse != Used.WAIT) {
            throw new InputException("--wait-idle goes with --in-use wait");
        }
        Duration patience = waitIdle == null ? Care.USUAL.idleWithin() : Words.duration("--wait-idle", waitIdle);
        return new Care(
                waves == null ? Waves.USUAL : Waves.parse(waves),
                stopAbove == null ? Gate.USUAL : Gate.parse(stopAbove),
                inUse.means,
                patience,
                message,
                atOnce);
    }
}
