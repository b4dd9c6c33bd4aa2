package dev.rollcall.fix;

/** Sessions that nobody gets out of any more: ended on the host. */
public final class LogOffSessions implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "log-off-session",
            "Log off sessions",
            "Ends sessions, and with them whatever was not saved: the stuck ones, or those that are named.",
            Risk.ENDS_SESSIONS,
            ChosenSessions.parameters(),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public boolean sparesOthers() {
        return true;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        return ChosenSessions.fit(sight, settings, _ -> true);
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return SessionProofs.of(before, after, report, _ -> true, "ended");
    }
}
