package dev.rollcall.probe;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.probe.rdp.Opening;
import dev.rollcall.probe.tcp.ConnectionFault;

/** Whether anything that speaks Remote Desktop answers on the port, and what it is where it does not. */
final class PortProbe implements Probe {
    @Override
    public Check check() {
        return Check.PORT;
    }

    @Override
    public Look look(Visit visit) throws InterruptedException {
        Outcome outcome;
        try {
            Opening opening = visit.opening();
            outcome = new Outcome.Seen(new PortObservation(
                    visit.target().port(), opening.state(), opening.roundTrip(), opening.answer(), opening.detail()));
        } catch (ConnectionFault ours) {
            outcome = Looks.missing(ours);
        }
        return Looks.of(check(), visit, outcome, visit.openingWords());
    }
}
