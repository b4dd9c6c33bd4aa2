package dev.rollcall.inventory;

import dev.rollcall.host.Gateway;
import dev.rollcall.host.InputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Remote Desktop Gateways as people write them. */
public final class GatewayText {
    /** How people, and the lists that they export, say that there is none. */
    private static final Set<String> NONE = Set.of("none", "-", "n/a");

    private static final String SCHEME = "https://";
    private static final int MOST_NAMES = 50;

    private GatewayText() {}

    public static boolean isNone(String text) {
        return NONE.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * One by its name or address, with its port where that is not the usual one.
     *
     * @throws InputException whose message is the reason alone
     */
    public static Gateway read(String text) throws InputException {
        String place = place(text.strip());
        if (isNone(place)) {
            throw new InputException("none means that there is no gateway: none can be called so");
        }
        int bracket = place.lastIndexOf(']');
        int colon = place.lastIndexOf(':');
        // As in lists of hosts: one colon outside brackets makes a port, several make an IPv6 address.
        boolean portGiven = colon > bracket && place.indexOf(':', bracket + 1) == colon;
        String name = portGiven ? place.substring(0, colon) : place;
        try {
            int port = portGiven ? Numbers.port(place.substring(colon + 1)) : Gateway.DEFAULT_PORT;
            return new Gateway(canonical(name), port, List.of());
        } catch (InputException why) {
            throw new InputException("its gateway " + Shown.of(place) + ": " + why.getMessage(), why);
        }
    }

    /**
     * As {@link #read(String)}, with the other names that people type for it.
     *
     * @param names with commas or spaces between; blank or {@code none} for none
     * @throws InputException whose message is the reason alone
     */
    public static Gateway read(String text, String names) throws InputException {
        Gateway gateway = read(text);
        Set<String> others = new LinkedHashSet<>();
        for (String name : (isNone(names) ? "" : names.strip()).split("[,;\\s]+")) {
            if (!name.isEmpty()) {
                others.add(other(name));
            }
        }
        others.remove(gateway.name());
        if (others.size() > MOST_NAMES) {
            throw new InputException("it has " + others.size() + " other names, " + MOST_NAMES + " is the most");
        }
        return new Gateway(gateway.name(), gateway.port(), List.copyOf(others));
    }

    private static String other(String name) throws InputException {
        try {
            String place = place(name);
            int colon = place.indexOf(':');
            if (colon > 0 && colon == place.lastIndexOf(':')) {
                throw new InputException("say it without a port, all its names have the same one");
            }
            return canonical(place);
        } catch (InputException why) {
            throw new InputException("its other name " + Shown.of(name) + ": " + why.getMessage(), why);
        }
    }

    /** Without what an address copied from a browser has around it. */
    private static String place(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return text;
        }
        String rest = text.substring(SCHEME.length());
        int path = rest.indexOf('/');
        return path < 0 ? rest : rest.substring(0, path);
    }

    private static String canonical(String name) throws InputException {
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return HostName.canonical(bracketed ? name.substring(1, name.length() - 1) : name);
    }
}
