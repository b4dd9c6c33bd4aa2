package dev.rollcall.observation;

import java.util.List;

/**
 * How the ports that hosts are managed by answered a plain TCP connect, where the listener's own port gave no answer: what tells
 * a host that is off from one whose Remote Desktop alone can't be reached.
 *
 * @param answers of each port that was asked, in that order; those that our own limits kept us from asking are not there
 */
public record ManagementPorts(List<Answer> answers) {
    public ManagementPorts {
        answers = List.copyOf(answers);
    }

    /** Of one port. */
    public record Answer(int port, State state) {}

    /** What came back. */
    public enum State {
        /** It takes connections. */
        OPEN,
        /** RST: nothing listens there, but the machine is up. */
        REFUSED,
        /** No answer in time. */
        FILTERED,
        /** The network said that there is no way to the address. */
        UNREACHABLE;

        /** Whether it was the machine itself that answered. */
        public boolean alive() {
            return this == OPEN || this == REFUSED;
        }
    }
}
