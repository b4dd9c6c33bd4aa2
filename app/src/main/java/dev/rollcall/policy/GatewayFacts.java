package dev.rollcall.policy;

import dev.rollcall.observation.GatewayObservation;
import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import dev.rollcall.observation.GatewayObservation.Shown;
import dev.rollcall.observation.GatewayObservation.Visit;
import dev.rollcall.policy.GatewayNames.Matched;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The facts of a gateway, under the names that JSON promises; those of its certificate as a host's certificate has them. */
final class GatewayFacts {
    private GatewayFacts() {}

    static Map<String, Object> of(GatewayObservation seen, GatewayNames names) {
        Facts facts = new Facts()
                .put("gateway", seen.gateway().name())
                .put("port", seen.gateway().port())
                .put(
                        "addresses",
                        seen.names().stream()
                                .limit(1)
                                .flatMap(name -> name.addresses().stream())
                                .map(AddressText::of)
                                .toList())
                .put("names", names.names().stream().map(GatewayFacts::name).toList());
        // The first that got furthest stands for all.
        Optional<Visit> best = seen.visits().stream()
                .filter(visit -> visit.shown().isPresent())
                .findFirst()
                .or(() -> seen.visits().stream().findFirst());
        best.filter(visit -> !visit.connect().isZero())
                .ifPresent(visit -> facts.put("rtt_ms", visit.connect().toMillis()));
        best.map(GatewayFacts::http).filter(http -> !http.isEmpty()).ifPresent(http -> facts.put("http", http));
        best.flatMap(Visit::shown).ifPresent(shown -> certificate(shown, names, facts));
        if (seen.visits().size() > 1 || seen.visits().stream().anyMatch(visit -> !visit.detail().isEmpty())) {
            facts.put("visits", seen.visits().stream().map(GatewayFacts::visit).toList());
        }
        return facts.all();
    }

    private static void certificate(Shown shown, GatewayNames names, Facts facts) {
        facts.put("trusted", shown.distrust().isEmpty());
        shown.distrust().ifPresent(why -> facts.put("distrust", why));
        CertificateFacts.of(shown.certificate(), names.all()).forEach(facts::put);
    }

    private static Map<String, Object> name(Matched matched) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", matched.name());
        matched.matches().ifPresent(matches -> facts.put("matches", matches));
        return facts;
    }

    private static Map<String, Object> http(Visit visit) {
        Map<String, Object> facts = new LinkedHashMap<>();
        visit.endpoint(Kind.HTTP).ifPresent(endpoint -> facts.put("remote_desktop_gateway", status(endpoint)));
        visit.endpoint(Kind.RPC).ifPresent(endpoint -> facts.put("rpc", status(endpoint)));
        visit.endpoint(Kind.HTTP).ifPresent(endpoint -> {
            facts.put("authenticate", endpoint.authenticate());
            if (!endpoint.server().isEmpty()) {
                facts.put("server", endpoint.server());
            }
            if (!endpoint.location().isEmpty()) {
                facts.put("location", endpoint.location());
            }
        });
        return facts;
    }

    private static Object status(Endpoint endpoint) {
        return endpoint.status() == 0 ? (Object) endpoint.fault() : Integer.valueOf(endpoint.status());
    }

    private static Map<String, Object> visit(Visit visit) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", visit.name());
        facts.put("address", AddressText.of(visit.address()));
        facts.put("state", visit.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!visit.detail().isEmpty()) {
            facts.put("detail", visit.detail());
        }
        visit.endpoint(Kind.HTTP).ifPresent(endpoint -> facts.put("remote_desktop_gateway", status(endpoint)));
        return facts;
    }
}
