package dev.rollcall.ui;

import dev.rollcall.matrix.Row;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.fleet.FleetScreen;
import dev.rollcall.ui.fleet.Lines;

/**
 * Shows the columns that not every fleet needs, those of the inside and that of gateways, once there is something for them; from
 * then on a person decides. JavaFX thread.
 */
final class LateColumns {
    private final FleetScreen fleet;
    private final Remembered remembered;
    private final Lines lines;
    private final Credentials credentials;
    private boolean inside;
    private boolean gateway;

    LateColumns(FleetScreen fleet, Remembered remembered, Lines lines, Credentials credentials) {
        this.fleet = fleet;
        this.remembered = remembered;
        this.lines = lines;
        this.credentials = credentials;
        inside = remembered.insideShown();
        gateway = remembered.gatewayShown();
    }

    /** To be called when credentials or rows are others than before. */
    void consider() {
        if (!inside && (isSomethingBound() || lines.allRows().stream().anyMatch(LateColumns::isSeenInside))) {
            inside = true;
            fleet.showInside();
            remembered.keepInsideShown();
        }
        if (!gateway && lines.allRows().stream().anyMatch(LateColumns::isBehindGateway)) {
            gateway = true;
            fleet.show(Check.GATEWAY);
            remembered.keepGatewayShown();
        }
    }

    private boolean isSomethingBound() {
        return credentials.list().stream().anyMatch(one -> !one.query().isEmpty());
    }

    private static boolean isSeenInside(Row row) {
        return row.finding(Check.ACCESS)
                .filter(access -> access.status() != Status.SKIPPED)
                .filter(access -> !access.code().equals("no-credential"))
                .isPresent();
    }

    private static boolean isBehindGateway(Row row) {
        return row.finding(Check.GATEWAY)
                .filter(finding -> finding.status() != Status.SKIPPED)
                .isPresent();
    }
}
