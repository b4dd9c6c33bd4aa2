package dev.rollcall.probe;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.tcp.ConnectionFault;
import java.util.List;

/** Whether anything that speaks Remote Desktop answers on the port, and what it is where it does not. */
final class PortProbe implements Probe {
    private final ManagementKnock knocks;

    /** @param knocks at hosts whose port gives no answer */
    PortProbe(ManagementKnock knocks) {
        this.knocks = knocks;
    }

    @Override
    public Check check() {
        return Check.PORT;
    }

    @Override
    public Look look(Visit visit) throws InterruptedException {
        Outcome outcome;
        try (Knocking knocking = knocks.at(visit)) {
            Opening opening = visit.opening();
            outcome = new Outcome.Seen(new PortObservation(
                    visit.target().port(),
                    opening.state(),
                    opening.roundTrip(),
                    opening.answer(),
                    opening.detail(),
                    knocking.answers(visit.knockWords())));
        } catch (ConnectionFault ours) {
            outcome = Looks.missing(ours);
        }
        return Looks.of(check(), visit, outcome, List.of(), List.of(visit.openingWords(), visit.knockWords()));
    }
}
