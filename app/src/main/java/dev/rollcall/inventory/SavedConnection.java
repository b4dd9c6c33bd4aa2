package dev.rollcall.inventory;

import dev.rollcall.host.Access;
import dev.rollcall.host.Gateway;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Labels;
import java.util.List;
import java.util.Optional;

/**
 * A connection as the lists of remote desktop clients have it; empty text for what is not said.
 *
 * @param place name or address, may be with a port, which goes before {@code port}
 * @param gateway through which it goes
 * @param folders it is in, from outside to inside
 */
record SavedConnection(String place, String port, String gateway, List<String> folders, String notes) {
    private static final int LONGEST_NOTES = 4000;

    /** @throws InputException whose message is why it can't be used */
    Host host() throws InputException {
        if (place.isBlank()) {
            throw new InputException("it names no host");
        }
        HostSet set = HostSet.read(place);
        if (set.count() != 1) {
            throw new InputException("it stands for " + Numbers.grouped(set.count()) + " hosts");
        }
        Host host = set.hosts().getFirst();
        boolean portSaid = host.port() != Host.DEFAULT_PORT || port.isBlank();
        Optional<Gateway> behind = gateway.isBlank() ? Optional.empty() : Optional.of(GatewayText.read(gateway));
        Labels labels = new Labels("", "", Tags.of(folders), Shown.clean(notes, LONGEST_NOTES));
        int place = portSaid ? host.port() : Numbers.port(port.strip());
        return new Host(host.id(), host.name(), place, Optional.empty(), labels, Access.UNSAID, behind);
    }

    /** Adds its host, or says why it can't be. */
    void addTo(Collected collected, int line, String shown) throws InputException {
        Host host;
        try {
            host = host();
        } catch (InputException why) {
            collected.skip(line, shown, String.valueOf(why.getMessage()));
            return;
        }
        collected.add(List.of(host));
    }
}
