package dev.rollcall.policy;

import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Shown;
import dev.rollcall.observation.GatewayObservation.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each name that people type for a gateway, against the certificate that it shows under this name. */
record GatewayNames(List<Matched> names) {
    /** @param matches empty where no certificate was shown */
    record Matched(String name, Optional<Boolean> matches, String shown) {}

    static GatewayNames of(GatewayObservation seen) {
        List<Matched> matched = new ArrayList<>();
        for (String name : seen.gateway().names()) {
            List<Shown> under = shown(seen, name);
            matched.add(
                    under.isEmpty()
                            ? new Matched(name, Optional.empty(), "")
                            : new Matched(
                                    name,
                                    Optional.of(under.stream().allMatch(shown -> covers(shown, name))),
                                    names(under.getFirst()).first()));
        }
        return new GatewayNames(matched);
    }

    /** Those under this name; where it leads nowhere from here, what is shown under others. */
    private static List<Shown> shown(GatewayObservation seen, String name) {
        List<Shown> own = seen.visits().stream()
                .filter(visit -> visit.name().equals(name))
                .flatMap(visit -> visit.shown().stream())
                .toList();
        return own.isEmpty()
                ? seen.visits().stream().map(Visit::shown).flatMap(Optional::stream).limit(1).toList()
                : own;
    }

    /** Clients of a gateway compare strictly (RFC 6125, 6.4): a short name is not covered by a long one. */
    private static boolean covers(Shown shown, String name) {
        CertificateNames names = names(shown);
        return AddressText.literal(name)
                .map(address -> names.addresses().contains(address))
                .orElseGet(() -> names.names().stream()
                        .filter(presented -> presented.contains(".") == name.contains("."))
                        .anyMatch(presented -> DnsNameMatch.covers(presented, name)));
    }

    private static CertificateNames names(Shown shown) {
        return CertificateNames.of(shown.certificate().own().identity());
    }

    Optional<Boolean> all() {
        List<Boolean> known =
                names.stream().flatMap(each -> each.matches().stream()).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(!known.contains(false));
    }

    /** In words, the names that are not covered; empty where all are, or none is known to be not. */
    Optional<String> differing() {
        List<Matched> wrong = names.stream()
                .filter(each -> each.matches().isPresent() && !each.matches().get())
                .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                wrong.size() == names.size()
                        ? "name differs: " + wrong.getFirst().shown()
                        : "certificate not for " + wrong.getFirst().name()
                                + (wrong.size() > 1 ? " +" + (wrong.size() - 1) : ""));
    }
}
