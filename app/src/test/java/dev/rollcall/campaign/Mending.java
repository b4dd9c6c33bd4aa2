package dev.rollcall.campaign;

import dev.rollcall.fix.Fit;
import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.fix.HostFix;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Proof;
import dev.rollcall.fix.Risk;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import dev.rollcall.remote.Script;
import dev.rollcall.remote.Script.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens the port of a machine of the fake fleet. */
record Mending(String name, Risk risk) implements HostFix {
    static final Mending HARMLESS = new Mending("mend", Risk.HARMLESS);
    static final Mending BRIEF = new Mending("mend-briefly", Risk.BRIEF_INTERRUPTION);
    static final Mending RESTART = new Mending("mend-by-restart", Risk.RESTARTS_HOST);
    /** The machine takes it back by itself when the time is over. */
    static final Mending TIMED = new Mending("mend-for-a-while", Risk.HARMLESS);

    /** Its plan says nothing of the host. */
    static final Mending BLIND = new Mending("mend-blindly", Risk.HARMLESS);
    /** Does the contrary. */
    static final Mending BREAK = new Mending("break", Risk.HARMLESS);

    @Override
    public FixSheet sheet() {
        return new FixSheet(name, "Mend", "Opens the port.", risk, List.of(), true);
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return sight.status(Check.PORT) == Status.OK && !name.equals("break")
                ? Fit.not(LeftOut.ALREADY_SO, "it answers")
                : Fit.APPLIES;
    }

    @Override
    public Optional<Duration> holds(FixSettings settings) {
        return equals(TIMED) ? Optional.of(Duration.ofMinutes(15)) : Optional.empty();
    }

    @Override
    public Optional<Script> script(Language language) {
        return Optional.of(new Script(name, language, name));
    }

    @Override
    public boolean planTells() {
        return !name.equals("mend-blindly");
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return after.status(Check.PORT) == Status.OK
                ? new Proof.Verified("the port is open")
                : new Proof.Missing("the port is closed");
    }
}
