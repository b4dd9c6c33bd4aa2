package dev.rollcall.campaign;

import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.observation.DnsObservation;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the host that answers is the one that is meant. Only a contradiction counts: a name that the host gives itself (in its NTLM
 * challenge, MS-NLMP 2.2.1.2, or to a script) and that is none of those that the inventory's name stands for, or a name that leads
 * elsewhere than the inventory says. What a certificate says is no contradiction: a wrong one is what many fixes are for.
 */
final class Identity {
    /** NetBIOS names end here. */
    private static final int NETBIOS = 15;

    private Identity() {}

    /**
     * In one sentence; empty where nothing speaks against it.
     *
     * @param computer what the host called itself in a script's report; empty text where it did not
     */
    static Optional<String> doubt(Host host, Sight sight, String computer) {
        return elsewhere(host, sight).or(() -> otherName(host, sight, computer));
    }

    /** All that a host is known by, its own first; for scripts. */
    static List<String> names(Host host, Sight sight) {
        Set<String> names = new LinkedHashSet<>(known(host, sight));
        for (NtlmIdentity told : told(sight)) {
            for (String name : List.of(told.dns().computer(), told.computer())) {
                if (!name.isBlank()) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names.isEmpty() ? List.of(host.name()) : List.copyOf(names);
    }

    private static Optional<String> elsewhere(Host host, Sight sight) {
        Optional<InetAddress> expected = host.expectedAddress();
        List<InetAddress> found = sight.all(DnsObservation.class).stream()
                .flatMap(seen -> seen.addresses().stream())
                .toList();
        if (expected.isEmpty() || found.isEmpty() || found.contains(expected.get())) {
            return Optional.empty();
        }
        return Optional.of("its name leads to " + found.getFirst().getHostAddress() + ", and not to "
                + expected.get().getHostAddress() + " as the inventory says");
    }

    private static Optional<String> otherName(Host host, Sight sight, String computer) {
        List<String> known = known(host, sight);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<String> own = new ArrayList<>();
        for (NtlmIdentity told : told(sight)) {
            own.add(told.dns().computer());
            own.add(told.computer());
        }
        own.add(computer);
        return own.stream()
                .filter(name -> !name.isBlank() && isName(name))
                .filter(name -> known.stream().noneMatch(one -> same(one, name)))
                .findFirst()
                .map(name -> "what answers there calls itself " + name);
    }

    /** The inventory's name, and what name servers say that it is an alias of; none where it is an address. */
    private static List<String> known(Host host, Sight sight) {
        return isName(host.name())
                ? Stream.concat(
                                Stream.of(host.name()),
                                sight.all(DnsObservation.class).stream().flatMap(seen -> seen.aliases().stream()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static List<NtlmIdentity> told(Sight sight) {
        List<NtlmIdentity> told = new ArrayList<>();
        for (NlaObservation seen : sight.all(NlaObservation.class)) {
            if (seen.credSsp() instanceof CredSsp.Challenged(int _, NtlmIdentity identity)) {
                told.add(identity);
            }
        }
        return told;
    }

    private static boolean isName(String text) {
        return text.indexOf(':') < 0 && !text.matches("[0-9.]+") && !text.equalsIgnoreCase("localhost");
    }

    /** By the first label: a machine's own domain is often another than the one under which people reach it. */
    private static boolean same(String known, String own) {
        String one = label(known);
        String other = label(own);
        return one.equals(other) || (other.length() == NETBIOS && one.startsWith(other));
    }

    private static String label(String name) {
        int dot = name.indexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }
}
