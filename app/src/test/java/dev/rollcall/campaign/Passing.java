package dev.rollcall.campaign;

import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens the port of a machine of the fake fleet, and is content with whatever is no worse than before.
 *
 * @param lasting until the machine closes it again by itself
 */
record Passing(Optional<Duration> lasting) implements HostFix {
    @Override
    public FixSheet sheet() {
        return new FixSheet("pass", "Pass", "Opens the port.", Risk.HARMLESS, List.of(), true);
    }

    CampaignOrder order() {
        return new CampaignOrder(id(), Map.of(), Care.USUAL, "ops@desk", OptionalLong.empty());
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return Fit.APPLIES;
    }

    @Override
    public Optional<Script> script(Language language) {
        return Optional.of(new Script(id(), language, id()));
    }

    @Override
    public Optional<Duration> holds(FixSettings settings) {
        return lasting;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return before.status(Check.PORT) == Status.OK && after.status(Check.PORT) != Status.OK
                ? new Proof.Missing("the port is closed")
                : new Proof.Verified("no worse");
    }
}
