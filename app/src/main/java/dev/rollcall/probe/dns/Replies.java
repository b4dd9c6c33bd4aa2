package dev.rollcall.probe.dns;

import dev.rollcall.observation.DnsObservation.Reply;
import java.util.List;

/** What the answers for A and AAAA say together. */
final class Replies {
    /** From what settles the question to what settles it least. */
    private static final List<Reply> WEIGHT = List.of(
            Reply.ADDRESSES,
            Reply.NO_SUCH_NAME,
            Reply.SERVER_FAILURE,
            Reply.REFUSED,
            Reply.UNREACHABLE,
            Reply.TIMED_OUT,
            Reply.NO_ADDRESS);

    private Replies() {}

    /**
     * An address from either is enough, though the other was never answered; a name that does not exist has neither; and only
     * where both say "no address" is there none.
     */
    static Reply together(List<Reply> replies) {
        return WEIGHT.stream().filter(replies::contains).findFirst().orElse(Reply.TIMED_OUT);
    }
}
