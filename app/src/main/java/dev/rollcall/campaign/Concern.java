package dev.rollcall.campaign;

import dev.rollcall.fix.FixReport;
import dev.rollcall.fix.LeftOut;
import java.util.Optional;

/** Why a host had better be left alone. */
record Concern(LeftOut reason, String words) {
    /** What a host said when it was asked what would change; empty where something would. */
    static Optional<Concern> in(FixReport report) {
        return switch (report.state()) {
            case WOULD_CHANGE -> Optional.empty();
            case ALREADY_SO -> of(LeftOut.ALREADY_SO, report, "there is nothing to do");
            case NOT_APPLICABLE -> of(LeftOut.NOT_APPLICABLE, report, "the host says that it is not for it");
            case SET_BY_POLICY -> of(LeftOut.SET_BY_POLICY, report, "a group policy decides");
            case REFUSED -> of(LeftOut.REFUSED, report, "the host is in no state for it");
            case WRONG_MACHINE -> of(LeftOut.IDENTITY_DOUBTFUL, report, "another machine answers");
            case ACCESS_DENIED -> of(LeftOut.NO_ACCESS, report, "the account may not do it");
            case FAILED -> of(LeftOut.REFUSED, report, "the host could not say what would change");
            case CHANGED, UNDONE ->
                Optional.of(
                        new Concern(LeftOut.REFUSED, "the host was asked what would change, and gave no answer to it"));
        };
    }

    private static Optional<Concern> of(LeftOut reason, FixReport report, String otherwise) {
        return Optional.of(new Concern(reason, report.because().isEmpty() ? otherwise : report.because()));
    }
}
