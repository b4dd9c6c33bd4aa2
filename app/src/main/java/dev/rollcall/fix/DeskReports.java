package dev.rollcall.fix;

import dev.rollcall.fix.FixReport.State;
import java.util.List;
import java.util.Optional;

/** What fixes say that are made on this computer. */
final class DeskReports {
    private DeskReports() {}

    static FixReport of(State state, String because, Change... changes) {
        return new FixReport(state, because, List.of(changes), Optional.empty(), "", "", List.of());
    }

    static FixReport notBack() {
        return of(State.REFUSED, "what is done on this computer is not taken back from here");
    }
}
