package dev.rollcall.campaign;

import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.Fixes;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Risk;
import dev.rollcall.host.InputException;

/** An order, understood. */
record Task(CampaignOrder order, Fix fix, FixSettings settings) {
    /** @throws InputException where there is no such fix, or its parameters can't be */
    static Task of(CampaignOrder order, Fixes fixes) throws InputException {
        Fix fix = fixes.of(order.fix())
                .orElseThrow(() ->
                        new InputException("there is no fix " + order.fix() + ": see those there are with fix list"));
        return new Task(order, fix, FixSettings.of(fix.sheet(), order.said()));
    }

    boolean reverts() {
        return order.reverts().isPresent();
    }

    Care care() {
        return order.care();
    }

    Risk risk() {
        return fix.sheet().risk();
    }

    /** Whether people who work on a host would notice. */
    boolean disturbs() {
        return switch (fix) {
            case HostFix host -> risk().disturbs() && !host.sparesOthers();
            case DeskFix _ -> false;
        };
    }

    boolean restarts() {
        return risk() == Risk.RESTARTS_HOST;
    }
}
