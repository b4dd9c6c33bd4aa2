package dev.rollcall.diagnosis;

import java.util.Optional;

/** The client: too old, a stale saved credential, an .rdp file that overrides what is set. */
final class ClientSide implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "client-side", "The client", "C30", Sureness.INFERRED, "reason codes 0x1607, 0x2107")
            .explains("0x106", "0x206", "0x306", "0x308", "0x804", "0x608", "0x1607", "0x2107", "*/0xa")
            .cure(
                    "Update the client, clear the saved credential, write the .rdp file anew.",
                    "clear-saved-credentials",
                    "write-rdp-file")
            .next("Connect with another client from the same network", "Connect without the .rdp file");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        // What a client does is not seen from here.
        return Optional.empty();
    }
}
