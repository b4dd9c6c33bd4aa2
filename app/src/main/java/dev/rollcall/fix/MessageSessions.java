package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.SessionObservation.State;
import java.util.List;
import java.util.stream.Stream;

/** Words to people who are logged on. */
public final class MessageSessions implements HostFix {
    private static final List<FixParameter> PARAMETERS = Stream.concat(
                    Stream.of(FixParameter.needed("message", "what to tell them", new Form.Text())),
                    ChosenSessions.parameters().stream())
            .toList();

    private static final FixSheet SHEET = new FixSheet(
            "message-session",
            "Send a message",
            "Shows a message in sessions: in the stuck ones, which show it when somebody comes back, or those that are named.",
            Risk.HARMLESS,
            PARAMETERS,
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public boolean sparesOthers() {
        return true;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return ChosenSessions.fit(
                sight, settings, session -> session.state() != State.FROZEN && session.state() != State.DOWN);
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return Proofs.worse(before, after).orElseGet(() -> new Proof.Verified(Proofs.seen(after)));
    }
}
