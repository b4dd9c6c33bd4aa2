package dev.rollcall.ui.fixes;

import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.diagnosis.Diagnosis;
import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which fixes cure what a choice of hosts has in common, the first choice first: those of the most likely cause that they share,
 * then those of the check at which they all fail.
 */
final class Cures {
    /** Of hosts that fail at the same check for different causes, or for one that nobody knows. */
    private static final Map<Check, List<String>> CURES = Map.of(
            Check.CERTIFICATE,
            List.of("regenerate-certificate", "bind-certificate", "fix-certificate-key-access", "trust-issuer"),
            Check.SERVICE,
            List.of("start-service", "enable-rdp", "restart-service"),
            Check.PORT,
            List.of("open-firewall", "start-service", "enable-rdp", "restart-service"),
            Check.FIREWALL,
            List.of("open-firewall"),
            Check.NLA,
            List.of("require-nla", "set-security-layer", "restart-service", "repair-tls-protocols"),
            Check.DNS,
            List.of("register-dns", "flush-dns"),
            Check.SESSION,
            List.of("log-off-session", "disconnect-session", "message-session"),
            Check.POLICY,
            List.of("enable-rdp"));

    private Cures() {}

    /** Ids of fixes; none where the hosts have nothing in common that is wrong. */
    static List<String> of(List<Sight> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<Found> all = seen.stream()
                .map(sight -> new Found(sight, Diagnosis.of(sight)))
                .toList();
        List<Found> failing = all.stream().filter(found -> fails(found.sight())).toList();
        return Stream.of(
                        failures(all),
                        failing.size() * 2 < all.size() ? List.<String>of() : failures(failing),
                        sharedCauses(all).toList(),
                        shared(all, Status.WARN).toList())
                .filter(cures -> !cures.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean fails(Sight sight) {
        return CURES.keySet().stream().anyMatch(check -> sight.status(check) == Status.FAIL);
    }

    /** None where one of them doesn't fail. */
    private static List<String> failures(List<Found> all) {
        if (all.isEmpty() || !all.stream().allMatch(found -> fails(found.sight()))) {
            return List.of();
        }
        Optional<String> cause = all.getFirst().leading();
        Stream<String> cures = cause.isPresent()
                        && all.stream().allMatch(found -> found.leading().equals(cause))
                ? Stream.concat(fixes(all, cause.get()), sharedCauses(all))
                : Stream.empty();
        return Stream.concat(cures, shared(all, Status.FAIL)).distinct().toList();
    }

    /** Of all causes that all have. */
    private static Stream<String> sharedCauses(List<Found> all) {
        return all.getFirst().causes().stream()
                .map(Diagnosed::id)
                .filter(cause -> all.stream().allMatch(found -> found.has(cause)))
                .flatMap(cause -> fixes(all, cause))
                .distinct();
    }

    /** In the order that is right for most of them. */
    private static Stream<String> fixes(List<Found> all, String cause) {
        Map<List<String>, Integer> orders = new LinkedHashMap<>();
        all.forEach(found -> found.causes().stream()
                .filter(diagnosed -> diagnosed.id().equals(cause))
                .forEach(diagnosed -> orders.merge(diagnosed.fixes(), 1, Integer::sum)));
        return orders.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .flatMap(order -> order.getKey().stream())
                .distinct();
    }

    /** For the first check that is so on all of them. */
    private static Stream<String> shared(List<Found> all, Status wanted) {
        return CURES.keySet().stream()
                .sorted()
                .filter(check -> all.stream().allMatch(found -> found.sight().status(check) == wanted))
                .findFirst()
                .map(check -> CURES.getOrDefault(check, List.of()))
                .orElse(List.of())
                .stream();
    }

    /** A host, and the causes of what is wrong with it. */
    private record Found(Sight sight, List<Diagnosed> causes) {
        Optional<String> leading() {
            return causes.stream().findFirst().map(Diagnosed::id);
        }

        boolean has(String cause) {
            return causes.stream().anyMatch(diagnosed -> diagnosed.id().equals(cause));
        }
    }
}
