package dev.rollcall.inventory;

import dev.rollcall.host.Access;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Way;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a host is logged on to, as people write it. */
public final class AccessText {
    private AccessText() {}

    /**
     * Reads both parts; blank text where one is not said.
     *
     * @param ways such as {@code winrm-https,ssh:2222}
     * @param jump such as {@code bastion.example.net:2222}
     * @throws InputException whose message is the reason alone
     */
    public static Access read(String ways, String jump) throws InputException {
        return new Access(
                ways.isBlank() ? List.of() : Way.list(ways.strip()),
                jump.isBlank() ? Optional.empty() : Optional.of(jump(jump.strip())));
    }

    /**
     * A host by its name or address, with the port of its SSH server where that is not the one known of it.
     *
     * @throws InputException whose message is the reason alone
     */
    public static Jump jump(String text) throws InputException {
        int bracket = text.lastIndexOf(']');
        int colon = text.lastIndexOf(':');
        // As in lists of hosts: one colon outside brackets makes a port, several make an IPv6 address.
        boolean portGiven = colon > bracket && text.indexOf(':', bracket + 1) == colon;
        String name = portGiven ? text.substring(0, colon) : text;
        OptionalInt port = portGiven ? OptionalInt.of(Numbers.port(text.substring(colon + 1))) : OptionalInt.empty();
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        try {
            return new Jump(HostName.canonical(name), port);
        } catch (InputException why) {
            throw new InputException("its jump host " + Shown.of(text) + ": " + why.getMessage(), why);
        }
    }
}
