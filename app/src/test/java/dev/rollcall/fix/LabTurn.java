package dev.rollcall.fix;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One fix's turn at a host of the lab: planned, applied and taken back under one ticket. */
record LabTurn(LabHost lab, HostFix fix, Map<String, String> said) {
    private static final String TICKET = "9-lab";

    FixReport plan() throws Exception {
        return lab.run(fix, request(Action.PLAN));
    }

    FixReport apply() throws Exception {
        return lab.run(fix, request(Action.APPLY));
    }

    FixReport undo(FixReport plan) throws Exception {
        return lab.run(fix, request(Action.UNDO).with(plan.image().orElseThrow()));
    }

    Fit fit(Sight sight) throws Exception {
        return fix.fit(sight, settings());
    }

    FixRequest request(Action action) throws Exception {
        return new FixRequest(action, lab.host(), List.of(lab.name()), settings(), "", Optional.empty(), TICKET);
    }

    private FixSettings settings() throws Exception {
        return FixSettings.of(fix.sheet(), said);
    }
}
