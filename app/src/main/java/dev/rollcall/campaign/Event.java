package dev.rollcall.campaign;

import dev.rollcall.fix.Change;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.LeftOut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the journal has lines for. Everything that is known of a campaign follows from these. */
sealed interface Event {
    /** As the journal names it. */
    default String kind() {
        return EventKinds.nameOf(getClass());
    }

    /**
     * A campaign begins.
     *
     * @param undo whether what the fix does can be taken back
     */
    record Ordered(CampaignOrder order, boolean undo) implements Event {}

    /** One host of its plan; {@code image} as in {@link PlannedStep}. */
    record Planned(KeptHost host, int wave, String machine, Optional<String> image, List<Change> changes, String words)
            implements Event {}

    /** A host is left alone, when it was planned or when its turn came. */
    record Spared(String host, LeftOut reason, String words, List<Change> changes) implements Event {}

    record Waiting(String words) implements Event {}

    /**
     * Written before anything is changed.
     *
     * @param machine what the host calls itself: nothing is done to another
     * @param image what is needed to take it back
     * @param changes what is about to change
     * @param before what was last seen of the host
     */
    record Begun(String machine, Optional<String> image, List<Change> changes, Optional<String> before)
            implements Event {}

    /** What the host said when it was done, or gave up in the middle. */
    record Applied(FixReport report) implements Event {}

    /** @param after how the host was seen then; empty where nobody looked */
    record Verified(String words, Optional<String> after) implements Event {}

    /** It was made, and takes effect later: the host is looked at again when somebody goes on with the campaign. */
    record Pending(String words, Optional<String> after) implements Event {}

    /** @param after how the host was seen then; empty where nobody looked */
    record Failed(String words, Optional<String> after) implements Event {
        Failed(String words) {
            this(words, Optional.empty());
        }
    }

    /** Nobody knows how it ended. */
    record Doubted(String words) implements Event {}

    /** Another campaign has taken it back. */
    record Undone(long campaign, String words) implements Event {}

    /** What the campaign does lasts for so long on each host, which then takes it back by itself. */
    record Timed(Duration holds) implements Event {}

    /** Written before a host is told to let the change stay when its time is over. */
    record Keeping() implements Event {}

    /** It stays. */
    record Confirmed(String by, String words) implements Event {}

    /** @param answered whether the host said so: otherwise it may have heard it */
    record NotConfirmed(String by, String words, boolean answered) implements Event {}

    /** Its time was over, and the host has taken it back by itself. */
    record Restored(String words) implements Event {}

    /** Written before people on the host are told something. */
    record Telling(String message) implements Event {}

    /**
     * What became of it.
     *
     * @param shown whether the host says that it was
     * @param to whom
     */
    record Told(boolean shown, String words, List<String> to) implements Event {}

    record Paused() implements Event {}

    record WentOn() implements Event {}

    /** Taken up again after it was stopped or interrupted. */
    record Resumed() implements Event {}

    /** @param reason why it did not come to its end; empty where it did */
    record Ended(CampaignState state, Optional<String> reason) implements Event {}
}
