package dev.rollcall.fix;

import dev.rollcall.fix.FixParameter.Form;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.List;

/** Hosts whose names lead nowhere, or elsewhere, because their record in DNS is missing or old. */
public final class RegisterDns implements HostFix {
    private static final FixSheet SHEET = new FixSheet(
            "register-dns",
            "Register the host in DNS",
            "Has the host write its own name and addresses into DNS anew.",
            Risk.HARMLESS,
            List.of(FixParameter.needed(
                    "on",
                    "whose name is to be registered: the host's, or that of this desk",
                    new Form.Choice(List.of("host", "desk")))),
            false);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        if (settings.text("on").filter("desk"::equals).isPresent()) {
            return Fit.not(
                    LeftOut.NOT_APPLICABLE,
                    "registering this computer helps nobody to find the host: the record that is missing is the host's; say on=host");
        }
        if (sight.has(Check.DNS, "address-given")) {
            return Fit.not(LeftOut.NOT_APPLICABLE, "the host is known by its address alone: no name is asked for");
        }
        return sight.status(Check.DNS) == Status.OK ? Fit.not(LeftOut.ALREADY_SO, "its name leads to it") : Fit.APPLIES;
    }

    /** Name servers take their time, and we may have been told by one that there is nothing. */
    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        boolean found = switch (after.status(Check.DNS)) {
            case OK -> true;
            case WARN -> before.status(Check.DNS) == Status.FAIL;
            case FAIL, UNKNOWN, SKIPPED -> false;
        };
        String words = "DNS: "
                + after.verdict()
                        .finding(Check.DNS)
                        .map(finding -> finding.summary())
                        .orElse("not looked at");
        return found ? new Proof.Verified(words) : new Proof.Missing(words);
    }
}
