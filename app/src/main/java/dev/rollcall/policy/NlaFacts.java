package dev.rollcall.policy;

import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.NlaObservation.CredSsp;
import dev.rollcall.observation.NlaObservation.Handshake;
import dev.rollcall.observation.NlaObservation.Negotiation;
import dev.rollcall.observation.NlaObservation.NtlmIdentity;
import dev.rollcall.observation.NlaObservation.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The facts of a security negotiation, under the names that JSON promises. */
final class NlaFacts {
    private NlaFacts() {}

    static Map<String, Object> of(NlaObservation seen) {
        Facts facts = new Facts().put("offered", offered(seen));
        switch (seen.offered()) {
            case Negotiation.Selected(Protocol protocol, int flags) ->
                facts.put("selected", protocol.name()).put("flags", flags);
            case Negotiation.Failed(String failure) -> facts.put("failure", failure);
            case Negotiation.Unanswered unanswered -> facts.putText("reason", unanswered.reason());
            case Negotiation.Absent(), Negotiation.NotAsked() -> {}
        }
        switch (seen.tlsOnly()) {
            case Negotiation.Selected answer ->
                facts.put("tls_only", answer.protocol().name());
            case Negotiation.Failed(String failure) -> facts.put("tls_only", failure);
            case Negotiation.Absent() -> facts.put("tls_only", Protocol.RDP.name());
            case Negotiation.Unanswered unanswered -> facts.putText("tls_only_reason", unanswered.reason());
            case Negotiation.NotAsked() -> {}
        }
        switch (seen.tls()) {
            case Handshake.Completed(String protocol, String cipher) ->
                facts.put("tls", protocol).put("cipher", cipher);
            case Handshake.Broken broken -> facts.putText("tls_broken", broken.reason());
            case Handshake.NotTried() -> {}
        }
        switch (seen.credSsp()) {
            case CredSsp.Challenged(int version, NtlmIdentity identity) -> challenge(facts, version, identity);
            case CredSsp.Refused(int version, int errorCode) ->
                facts.put("credssp_version", version)
                        .put("credssp_error", String.format(Locale.ROOT, "0x%08x", errorCode));
            case CredSsp.Broken broken -> facts.putText("credssp_broken", broken.reason());
            case CredSsp.NotTried() -> {}
        }
        return facts.all();
    }

    private static void challenge(Facts facts, int version, NtlmIdentity identity) {
        facts.putText("computer", identity.computer())
                .putText("domain", identity.domain())
                .putText("dns_computer", identity.dns().computer())
                .putText("dns_domain", identity.dns().domain())
                .putText("dns_tree", identity.dns().tree())
                .putText("os_version", identity.osVersion())
                .putKnown("clock", identity.clock().map(Object::toString))
                .putKnown("clock_skew_s", identity.skew().map(Duration::toSeconds))
                .put("credssp_version", version);
    }

    /** What the listener was seen to take, best first. */
    private static List<String> offered(NlaObservation seen) {
        List<String> offered = new ArrayList<>();
        if (took(seen, Protocol.HYBRID) || took(seen, Protocol.HYBRID_EX)) {
            offered.add("NLA");
        }
        if (took(seen, Protocol.SSL)) {
            offered.add("TLS");
        }
        if (took(seen, Protocol.RDP)
                || seen.offered() instanceof Negotiation.Absent
                || seen.tlsOnly() instanceof Negotiation.Absent) {
            offered.add("RDP");
        }
        return offered;
    }

    private static boolean took(NlaObservation seen, Protocol protocol) {
        return took(seen.offered(), protocol) || took(seen.tlsOnly(), protocol);
    }

    private static boolean took(Negotiation negotiation, Protocol protocol) {
        return negotiation instanceof Negotiation.Selected selected && selected.protocol() == protocol;
    }
}
