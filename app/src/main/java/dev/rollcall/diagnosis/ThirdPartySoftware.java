package dev.rollcall.diagnosis;

import java.util.Optional;

/** Other software on the host that reaches into Remote Desktop. */
final class ThirdPartySoftware implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "third-party-software",
                    "Other software on the host",
                    "C32",
                    Sureness.SOURCED,
                    "rustdesk #10125 (0x904/0x0)")
            .explains("0x904/0x0")
            .cure("Stop or exclude it, with its owner's consent.")
            .next("Stop remote-control and security software one after the other", "Compare with a host that lacks it");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        // Which software a host has is not asked yet.
        return Optional.empty();
    }
}
