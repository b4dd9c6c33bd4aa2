package dev.rollcall.ui;

import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.fleet.FleetScreen;
import dev.rollcall.ui.fleet.Lines;

/** Shows the columns of what is seen from inside once there is something for them; from then on a person decides. JavaFX thread. */
final class InsideColumns {
    private final FleetScreen fleet;
    private final Remembered remembered;
    private final Lines lines;
    private final Credentials credentials;
    private boolean revealed;

    InsideColumns(FleetScreen fleet, Remembered remembered, Lines lines, Credentials credentials) {
        this.fleet = fleet;
        this.remembered = remembered;
        this.lines = lines;
        this.credentials = credentials;
        revealed = remembered.insideShown();
    }

    /** To be called when credentials or rows are others than before. */
    void consider() {
        if (!revealed && (isSomethingBound() || isSomethingSeen())) {
            revealed = true;
            fleet.showInside();
            remembered.keepInsideShown();
        }
    }

    private boolean isSomethingBound() {
        return credentials.list().stream().anyMatch(one -> !one.query().isEmpty());
    }

    private boolean isSomethingSeen() {
        return lines.allRows().stream().anyMatch(InsideColumns::isSeenInside);
    }

    private static boolean isSeenInside(Row row) {
        return row.finding(Check.ACCESS)
                .filter(access -> access.status() != Status.SKIPPED)
                .filter(access -> !access.code().equals("no-credential"))
                .isPresent();
    }
}
