package dev.rollcall.ui.fixes;

import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which fixes cure what a choice of hosts has in common, the first choice first. */
final class Cures {
    /** Of what the hosts themselves say: outside it only shows as a port or a certificate that is wrong somehow. */
    private static final List<Cause> TOLD = List.of(
            new Cause(Check.POLICY, Set.of("disabled"), "enable-rdp"),
            new Cause(Check.SERVICE, Set.of("hung"), "restart-service"),
            new Cause(Check.SERVICE, Set.of("stopped", "failed", "disabled"), "start-service"),
            new Cause(Check.FIREWALL, Set.of("blocked"), "open-firewall"),
            new Cause(Check.CERTIFICATE, Set.of("unreadable"), "fix-certificate-key-access"));

    /** Less than what fails, and more than a setting that could be better. */
    private static final List<Cause> URGENT =
            List.of(new Cause(Check.SESSION, Set.of("stuck", "full"), "log-off-session"));

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
        List<Sight> failing = seen.stream().filter(Cures::fails).toList();
        List<String> shared = Stream.concat(told(seen, TOLD), shared(seen, Status.FAIL))
                .distinct()
                .toList();
        return Stream.of(
                        shared,
                        failing.size() * 2 < seen.size()
                                ? List.<String>of()
                                : shared(failing, Status.FAIL).toList(),
                        told(seen, URGENT).toList(),
                        shared(seen, Status.WARN).toList())
                .filter(cures -> !cures.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean fails(Sight sight) {
        return CURES.keySet().stream().anyMatch(check -> sight.status(check) == Status.FAIL);
    }

    private static Stream<String> told(List<Sight> seen, List<Cause> causes) {
        return causes.stream().filter(cause -> seen.stream().allMatch(cause)).map(Cause::cure);
    }

    /** For the first check that is so on all of them. */
    private static Stream<String> shared(List<Sight> seen, Status wanted) {
        return CURES.keySet().stream()
                .sorted()
                .filter(check -> seen.stream().allMatch(sight -> sight.status(check) == wanted))
                .findFirst()
                .map(check -> CURES.getOrDefault(check, List.of()))
                .orElse(List.of())
                .stream();
    }

    /** @param codes one of which the check has */
    private record Cause(Check check, Set<String> codes, String cure) implements Predicate<Sight> {
        @Override
        public boolean test(Sight sight) {
            return codes.stream().anyMatch(code -> sight.has(check, code));
        }
    }
}
