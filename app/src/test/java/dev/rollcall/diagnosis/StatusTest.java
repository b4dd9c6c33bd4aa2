package dev.rollcall.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.fix.Sight;
import dev.rollcall.observation.Check;
import dev.rollcall.policy.Code;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host's status and its causes have to do with each other: none where it is ok, one at least where Remote Desktop fails. */
class StatusTest {
    private static final int ROWS = 30_000;

    /** What may be seen of a host, each with the values it may have; not every value goes with every other, nor has it to. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("dns", List.of("nxdomain", "nodata", "servfail", "refused", "silent")),
            Map.entry("expect", List.of("10.0.0.9")),
            Map.entry("to", List.of("10.0.0.1,10.0.0.2", "10.0.0.1,fd00::2", "fd00::2")),
            Map.entry("reverse", List.of("db-7.example.net")),
            Map.entry("os", List.of("debian", "windows")),
            Map.entry(
                    "port",
                    List.of(
                            "open",
                            "refused",
                            "filtered",
                            "unreachable",
                            "http",
                            "silent",
                            "dropped",
                            "slow",
                            "no-ipv6",
                            "open,refused",
                            "open,no-ipv6",
                            "refused,no-ipv6",
                            "filtered,refused",
                            "silent,dropped",
                            "open,silent",
                            "open,http",
                            "filtered,http",
                            "unreachable,dropped")),
            Map.entry(
                    "nla",
                    List.of(
                            "required",
                            "tls",
                            "rdp",
                            "closed",
                            "timeout",
                            "alert",
                            "unknown-ca",
                            "credssp-broken",
                            "rdstls",
                            "SSL_CERT_NOT_ON_SERVER",
                            "SSL_NOT_ALLOWED_BY_SERVER",
                            "INCONSISTENT_FLAGS",
                            "SSL_REQUIRED_BY_SERVER",
                            "HYBRID_REQUIRED_BY_SERVER",
                            "SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER",
                            "UNKNOWN_9")),
            Map.entry(
                    "cert",
                    List.of(
                            "valid",
                            "soon",
                            "expired",
                            "future",
                            "self",
                            "weak",
                            "sha1",
                            "old",
                            "none",
                            "unreadable",
                            "for:old.example.net",
                            "expired+self")),
            Map.entry("trusted", List.of("CN=Other_CA")),
            Map.entry("ntlm", List.of("db-7.example.net")),
            Map.entry("skew", List.of("9", "-2")),
            Map.entry("ntstatus", List.of("C000005E", "C0000418", "C000006D")),
            Map.entry("credssp", List.of("3")),
            Map.entry("link", List.of("lossy", "unsteady", "steady")),
            Map.entry("manage", List.of("none", "unreachable", "22", "5985,445:refused")),
            Map.entry("ways", List.of("not_reached", "timed_out", "refused", "granted")),
            Map.entry("listen", List.of("own", "none", "3390", "nginx")),
            Map.entry("service", List.of("running", "stopped", "disabled", "failed", "frozen", "starting", "none")),
            Map.entry("event", List.of("Schannel/36870/4", "Schannel/36871/1", "NETLOGON/5719/2", "RdpCoreTS/140/400")),
            Map.entry("session", List.of("active", "stuck", "full", "down")),
            Map.entry("firewall", List.of("allowed", "blocked", "unknown", "from:10.9.0.0/16")),
            Map.entry("policy", List.of("enabled", "disabled", "forbidden", "nologon", "draining")),
            Map.entry("set", List.of("fEnableWinStation:0", "LanAdapter:2", "TLS_1.2_Enabled:0")),
            Map.entry("key", List.of("readable", "unreadable")),
            Map.entry("bound", List.of("missing", "keyless", "policy", "custom")),
            Map.entry("layer", List.of("rdp", "negotiate")),
            Map.entry("gateway", List.of("ok", "expired", "one-name", "503", "filtered", "rpc-only", "nodns")));

    /**
     * What may fail without a cause, and why: the ways to log on as an administrator are not Remote Desktop, which may be well
     * without them.
     */
    private static final Set<Check> NO_CAUSE = Set.of(Check.ACCESS);

    /** One for each code that fails, by the contract. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dns no-such-name         | dns=nxdomain                             | dns-unresolved",
                "dns wrong-address        | expect=10.0.0.9                          | dns-wrong-machine",
                "dns server-failure       | dns=servfail                             | dns-unresolved",
                "port refused             | port=refused                             | service-stopped",
                "port filtered            | port=filtered                            | host-firewall",
                "port unreachable         | port=unreachable                         | host-down",
                "port not-rdp             | port=http                                | port-taken",
                "port silent              | port=silent                              | service-hung",
                "port dropped             | port=dropped                             | middlebox",
                "nla rdp-security-only    | port=open nla=rdp                        | security-layer-mismatch",
                "nla broken               | port=open nla=closed                     | private-key-unreadable",
                "nla broken               | port=open nla=credssp-broken             | nla-no-authority",
                "nla broken               | port=open nla=rdstls                     | middlebox",
                "nla refused              | port=open nla=SSL_CERT_NOT_ON_SERVER     | private-key-unreadable",
                "nla refused              | port=open nla=SSL_REQUIRED_BY_SERVER     | security-layer-mismatch",
                "nla refused              | port=open nla=HYBRID_REQUIRED_BY_SERVER  | middlebox",
                "certificate expired      | port=open cert=expired                   | certificate-expired",
                "certificate not-yet-valid | port=open cert=future                   | certificate-expired",
                "certificate name-differs | port=open cert=for:old.example.net       | certificate-name-differs",
                "certificate untrusted    | port=open cert=valid trusted=CN=Other    | certificate-untrusted",
                "certificate none         | port=open cert=none                      | security-layer-mismatch",
                "certificate unreadable   | port=open cert=unreadable                | private-key-unreadable",
                "gateway dropped          | port=open cert=valid gateway=dropped     | gateway",
                "gateway expired          | port=open cert=valid gateway=expired     | gateway",
                "gateway filtered         | port=open cert=valid gateway=filtered    | gateway",
                "gateway forbidden        | port=open cert=valid gateway=403         | gateway",
                "gateway name-differs     | port=open cert=valid gateway=one-name    | gateway",
                "gateway no-such-name     | port=open cert=valid gateway=nxdomain    | gateway",
                "gateway no-tls           | port=open cert=valid gateway=no_tls      | gateway",
                "gateway not-gateway      | port=open cert=valid gateway=404         | gateway",
                "gateway not-yet-valid    | port=open cert=valid gateway=future      | gateway",
                "gateway refused          | port=open cert=valid gateway=refused     | gateway",
                "gateway server-error     | port=open cert=valid gateway=500         | gateway",
                "gateway server-failure   | port=open cert=valid gateway=servfail    | gateway",
                "gateway service-unavailable | port=open cert=valid gateway=503         | gateway",
                "gateway silent           | port=open cert=valid gateway=silent      | gateway",
                "gateway unreachable      | port=open cert=valid gateway=unreachable | gateway",
                "gateway untrusted        | port=open cert=valid gateway=unknown-issuer | gateway",
                "session listener-down    | session=down                             | listener-broken",
                "service stopped          | service=stopped                          | service-stopped",
                "service disabled         | service=disabled                         | service-stopped",
                "service failed           | service=failed                           | service-stopped",
                "service hung             | service=frozen                           | service-hung",
                "firewall blocked         | firewall=blocked                         | host-firewall",
                "policy disabled          | policy=disabled                          | rdp-disabled",
                "policy disabled          | policy=nologon                           | logons-disabled",
                "access refused           | port=open cert=soon ways=refused         | -",
                "access credential-refused | port=open cert=soon ways=credential_refused | -",
                "access untrusted         | port=open cert=soon ways=untrusted       | -"
            })
    void whatFailsLeadsToACause(String code, String row, String cause) {
        Sight sight = SightText.of(row);
        String[] words = code.split(" ");
        Check check = Check.valueOf(words[0].toUpperCase(Locale.ROOT));
        assertEquals(words[1], sight.code(check));
        assertEquals(Status.FAIL, sight.status(check));
        List<String> causes = Diagnosis.of(sight).stream().map(Diagnosed::id).toList();
        assertTrue(cause.equals("-") ? causes.isEmpty() : causes.contains(cause), causes::toString);
    }

    @Test
    void theTableHasEveryCodeThatFails() throws NoSuchMethodException {
        Set<String> told = new TreeSet<>();
        for (String line : StatusTest.class
                .getDeclaredMethod("whatFailsLeadsToACause", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value()) {
            told.add(line.split("\\|")[0].strip());
        }
        Set<String> failing = new TreeSet<>();
        for (Code code : Code.values()) {
            for (Check check : Check.values()) {
                if (code.status() == Status.FAIL && code.appliesTo(check)) {
                    failing.add(check.key() + " " + code.key());
                }
            }
        }
        assertEquals(failing, told);
    }

    @Test
    void aHostThatIsOkHasNoCauseAndOneThatFailsHasOne() {
        Random random = new Random(6);
        int ok = 0;
        int failing = 0;
        for (int i = 0; i < ROWS; i++) {
            String row = row(random);
            Sight sight = SightText.of(row);
            List<Diagnosed> causes = Diagnosis.of(sight);
            if (sight.verdict().status() == Status.OK) {
                assertEquals(List.of(), causes, row);
                ok++;
            }
            if (fails(sight)) {
                assertFalse(causes.isEmpty(), row);
                failing++;
            }
            for (Diagnosed found : causes) {
                assertFalse(found.because().isEmpty(), row);
                assertTrue(
                        found.confidence() != Confidence.CERTAIN
                                || found.cause().basis().sureness() == Sureness.SOURCED,
                        row);
            }
        }
        assertTrue(ok > ROWS / 50 && failing > ROWS / 3, ok + " ok, " + failing + " failing");
    }

    /** Whether something fails that there has to be a cause of: for lack of IPv6 here nothing can be said of the host. */
    private static boolean fails(Sight sight) {
        Set<Check> failing = sight.verdict().findings().entrySet().stream()
                .filter(entry -> entry.getValue().status() == Status.FAIL)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean noWay = sight.verdict()
                .finding(Check.PORT)
                .map(Finding::facts)
                .map(Object::toString)
                .filter(facts -> facts.contains("no IPv6"))
                .isPresent();
        if (noWay) {
            failing.remove(Check.PORT);
        }
        failing.removeAll(NO_CAUSE);
        return !failing.isEmpty();
    }

    private static String row(Random random) {
        List<String> words = new ArrayList<>();
        int most = 1 + random.nextInt(9);
        List<String> keys = new ArrayList<>(new TreeSet<>(WORDS.keySet()));
        Collections.shuffle(keys, random);
        for (String key : keys.subList(0, most)) {
            List<String> values = WORDS.getOrDefault(key, List.of("x"));
            words.add(key + "=" + values.get(random.nextInt(values.size())));
        }
        return String.join(" ", words);
    }
}
