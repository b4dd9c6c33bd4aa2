package dev.rollcall.policy;

import dev.rollcall.observation.Environment;
import dev.rollcall.observation.Environment.Client;
import dev.rollcall.observation.Environment.Software;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The facts of what is around Remote Desktop, under the names of the JSON form. */
final class EnvironmentFacts {
    private EnvironmentFacts() {}

    static void add(Facts facts, Environment seen) {
        facts.putKnown("machine_id", seen.installation())
                .putKnown("board_id", seen.board())
                .putSome(
                        "software",
                        seen.software().stream().map(EnvironmentFacts::software).toList())
                .putSome(
                        "clients",
                        seen.clients().stream().map(EnvironmentFacts::client).toList())
                .putKnown("udp_listening", seen.udpListening())
                .putKnown("udp_allowed", seen.udpAllowed())
                .putSome("dns_servers", seen.nameServers());
    }

    private static Map<String, Object> software(Software software) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", software.name());
        facts.put("kind", software.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("place", software.place());
        return facts;
    }

    private static Map<String, Object> client(Client client) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", client.address());
        facts.put("refused", client.refused());
        facts.put("broken", client.broken());
        facts.put("granted", client.granted());
        return facts;
    }
}
