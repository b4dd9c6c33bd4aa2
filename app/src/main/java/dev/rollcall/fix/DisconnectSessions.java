package dev.rollcall.fix;

/** Connections to sessions: cut on the host, so that whoever is meant to can connect again. */
public final class DisconnectSessions implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "disconnect-session",
            "Disconnect sessions",
            "Cuts the connection to sessions, which go on without: those that hang, or those that are named.",
            Risk.BRIEF_INTERRUPTION,
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
        return ChosenSessions.fit(sight, settings, SessionProofs::connected);
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return SessionProofs.of(before, after, report, SessionProofs::connected, "disconnected");
    }
}
