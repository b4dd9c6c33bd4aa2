package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.FixReport.State;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;

/** A password that was saved once and is wrong by now is offered again and again, and locks the account. */
public final class ClearSavedCredentials implements DeskFix {
    private static final FixSheet SHEET = new FixSheet(
            "clear-saved-credentials",
            "Clear saved credentials",
            "Has the remote desktop client of this computer forget what it saved for the host: password, or known certificate.",
            Risk.HARMLESS,
            List.of(),
            false);

    private final SavedCredentials saved;

    ClearSavedCredentials(SavedCredentials saved) {
        this.saved = saved;
    }

    static ClearSavedCredentials ofThisComputer() {
        return new ClearSavedCredentials(SavedCredentials.of(OwnComputer.here()));
    }

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public FixReport run(Host host, Sight sight, FixSettings settings, Action action, Deadline deadline)
            throws InputException, InterruptedException {
        List<Change> changes = saved.of(host, deadline).stream()
                .map(what -> new Change(what, "saved", ""))
                .toList();
        if (changes.isEmpty()) {
            return DeskReports.of(State.ALREADY_SO, "nothing is saved for " + host.label());
        }
        return switch (action) {
            case PLAN -> DeskReports.of(State.WOULD_CHANGE, "", changes.toArray(Change[]::new));
            case APPLY -> {
                saved.clear(host, deadline);
                List<String> left = saved.of(host, deadline);
                yield left.isEmpty()
                        ? DeskReports.of(State.CHANGED, "forgotten", changes.toArray(Change[]::new))
                        : DeskReports.of(State.FAILED, "still saved: " + String.join(", ", left));
            }
            case UNDO, CONFIRM -> DeskReports.notBack();
        };
    }
}
