package dev.rollcall.diagnosis;

import java.util.Optional;

/** The RD Gateway in front of the host. */
final class Gateway implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "gateway",
                    "RD Gateway",
                    "C24",
                    Sureness.SOURCED,
                    "FreeRDP: tsg.h, rdg.c; Microsoft: ports-used-by-rds")
            .explains("0x904/0x7")
            .cure(
                    "Bind the certificate in RD Gateway and in IIS alike, with every name users type; let the gateway reach the host's"
                            + " port.")
            .next(
                    "Connect without the gateway: does that work?",
                    "Look at the gateway's certificate: dates, issuer, and every name that users type",
                    "From the gateway, connect to the host's port");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        // A host's own row tells nothing of what is in front of it.
        return Optional.empty();
    }
}
