package dev.rollcall.fix;

import dev.rollcall.observation.PolicyObservation;
import dev.rollcall.observation.ServiceObservation;
import java.util.List;
import java.util.Optional;

/** A setting for session tools that ask over the network. It changes nothing for Remote Desktop connections. */
public final class AllowRemoteRpc implements HostFix {
    private static final String SETTING = "AllowRemoteRPC";
    private static final FixSheet SHEET = new FixSheet(
            "allow-remote-rpc",
            "Allow remote session tools",
            "Lets administrators list, message and log off sessions from other computers (qwinsta /server and the like); it cures"
                    + " no connection.",
            Risk.HARMLESS,
            List.of(),
            true);

    @Override
    public FixSheet sheet() {
        return SHEET;
    }

    @Override
    public Fit fit(Sight sight, FixSettings settings) {
        boolean elsewhere = sight.seen(ServiceObservation.class)
                .filter(services -> !services.server().isEmpty())
                .filter(services -> !services.server().equals("TermService"))
                .isPresent();
        if (elsewhere) {
            return Fit.not(LeftOut.NOT_APPLICABLE, "only Windows has this setting");
        }
        return isSet(sight).filter(set -> set).isPresent()
                ? Fit.not(LeftOut.ALREADY_SO, "AllowRemoteRPC is 1")
                : Fit.APPLIES;
    }

    @Override
    public Proof proof(Sight before, Sight after, FixReport report) {
        return isSet(after).filter(set -> set).isPresent()
                ? new Proof.Verified("AllowRemoteRPC is 1")
                : new Proof.Missing("AllowRemoteRPC is not seen to be 1");
    }

    private static Optional<Boolean> isSet(Sight sight) {
        return sight.seen(PolicyObservation.class)
                .flatMap(policy -> Optional.ofNullable(policy.settings().get(SETTING)))
                .map(value -> value.equals("1"));
    }
}
