package dev.rollcall.diagnosis;

import java.util.Optional;

/** The account may not log on here by Remote Desktop. */
final class UserNotAllowed implements Cause {
    private static final CauseSheet SHEET = CauseSheet.of(
                    "user-not-allowed",
                    "User not allowed",
                    "C18",
                    Sureness.SOURCED,
                    "Microsoft: system-admin-restrict-types-logon, cannot-connect-rdp-azure-vm; reason codes")
            .explains("0x807", "0xa07", "0xb07", "0xc07", "0xd07", "0xe07", "0xf07", "0x1007", "0x1107", "0x1207", "0x1307", "*/0x9")
            .cure(
                    "The account's owner decides: group Remote Desktop Users, the right to log on, the account's own state.")
            .next(
                    "Try another account on the same host",
                    "Look at the account: locked, expired, password to be changed",
                    "On the host: members of Remote Desktop Users, and who is denied to log on");

    @Override
    public CauseSheet sheet() {
        return SHEET;
    }

    @Override
    public Optional<Suspicion> in(Signs signs) {
        return signs.setting("disabledomaincreds").filter("1"::equals).isPresent()
                ? Optional.of(Suspicion.of(
                        Confidence.MEDIUM, "policy: disabledomaincreds is 1, domain accounts can't be used"))
                : Optional.empty();
    }
}
