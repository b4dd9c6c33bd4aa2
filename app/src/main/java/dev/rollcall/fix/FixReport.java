package dev.rollcall.fix;

import java.util.List;
import java.util.Optional;

/**
 * What a host script said it found, or did.
 *
 * @param state how it ended
 * @param because why, in one sentence; empty where there is nothing to say
 * @param changes what would change, or did
 * @param image what is needed to take it back, as JSON; empty where nothing is
 * @param machine what tells this machine from all others, as the host says it; empty where it does not
 * @param computer the name that the host calls itself
 * @param log what was done, in the order in which it was
 */
public record FixReport(
        State state,
        String because,
        List<Change> changes,
        Optional<String> image,
        String machine,
        String computer,
        List<String> log) {
    public FixReport {
        changes = List.copyOf(changes);
        log = List.copyOf(log);
    }

    /** How a script ended. Keys are what scripts print. */
    public enum State {
        /** Planned: this is what would change. */
        WOULD_CHANGE("would-change"),
        /** Nothing to do. */
        ALREADY_SO("already-so"),
        NOT_APPLICABLE("not-applicable"),
        SET_BY_POLICY("set-by-policy"),
        /** The host is in no state in which this may be done. */
        REFUSED("refused"),
        /** Another machine answered than the one that was planned for; nothing was done. */
        WRONG_MACHINE("wrong-machine"),
        ACCESS_DENIED("access-denied"),
        CHANGED("changed"),
        UNDONE("undone"),
        /** Begun and not brought to its end; the changes say how far it came. */
        FAILED("failed");

        private final String key;

        State(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        static Optional<State> ofKey(String key) {
            for (State state : values()) {
                if (state.key.equals(key)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    static FixReport failed(String because) {
        return new FixReport(State.FAILED, because, List.of(), Optional.empty(), "", "", List.of());
    }
}
