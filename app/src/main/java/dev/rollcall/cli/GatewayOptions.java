package dev.rollcall.cli;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.GatewayText;
import dev.rollcall.inventory.GatewayUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gateways as a command line names them. */
final class GatewayOptions {
    private static final int MOST_PORTS = 3;

    private GatewayOptions() {}

    static Gateway read(String option, String text) throws InputException {
        return read(option, text, "");
    }

    static Gateway read(String option, String text, String names) throws InputException {
        try {
            return GatewayText.read(text, names);
        } catch (InputException why) {
            throw new InputException(option + ": " + why.getMessage(), why);
        }
    }

    /** @throws InputException where there is none of this name and port */
    static GatewayUse kept(OpenStore store, Gateway wanted) throws InputException {
        Optional<GatewayUse> kept = store.gateways().like(wanted);
        if (kept.isPresent()) {
            return kept.get();
        }
        List<GatewayUse> all = store.gateways().all();
        String ports = all.stream()
                .map(GatewayUse::gateway)
                .filter(gateway -> gateway.name().equals(wanted.name()))
                .map(Gateway::label)
                .limit(MOST_PORTS)
                .collect(Collectors.joining(", "));
        throw new InputException("the gateway " + wanted.label() + " is not kept"
                + (ports.isEmpty()
                        ? " (rollcall gateways list shows what is)"
                        : " at port " + wanted.port() + "; say it with its port: " + ports));
    }
}
