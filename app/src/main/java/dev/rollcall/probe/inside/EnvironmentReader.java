package dev.rollcall.probe.inside;

import dev.rollcall.observation.Environment;
import dev.rollcall.observation.Environment.Client;
import dev.rollcall.observation.Environment.Software;
import dev.rollcall.observation.Environment.SoftwareKind;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is around Remote Desktop, of a script's document. Earlier scripts did not say it. */
record EnvironmentReader(Fields document) {
    private static final int MOST_SOFTWARE = 30;
    private static final int MOST_CLIENTS = 30;
    private static final int MOST_SERVERS = 10;

    /** A digest's part and no more: an id as it is would not be kept. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");

    Optional<Environment> environment() {
        Fields seen = document.object("environment");
        if (!seen.tree().isObject()) {
            return Optional.empty();
        }
        return Optional.of(new Environment(
                digest(seen, "installation"),
                digest(seen, "board"),
                seen.list("software", MOST_SOFTWARE).stream()
                        .map(EnvironmentReader::software)
                        .filter(software -> !software.name().isEmpty())
                        .toList(),
                seen.list("clients", MOST_CLIENTS).stream()
                        .flatMap(client -> client(client).stream())
                        .toList(),
                seen.truth("udp_listening"),
                seen.truth("udp_allowed"),
                seen.texts("dns_servers", MOST_SERVERS).stream()
                        .filter(EnvironmentReader::isAddress)
                        .toList()));
    }

    private static Optional<String> digest(Fields seen, String key) {
        return Optional.of(seen.text(key)).filter(text -> DIGEST.matcher(text).matches());
    }

    private static Software software(Fields seen) {
        SoftwareKind kind = switch (seen.text("kind")) {
            case "wrapper" -> SoftwareKind.WRAPPER;
            case "remote-control" -> SoftwareKind.REMOTE_CONTROL;
            case "credential-provider" -> SoftwareKind.CREDENTIAL_PROVIDER;
            default -> SoftwareKind.OTHER;
        };
        return new Software(seen.text("name"), kind, seen.text("place"));
    }

    private static Optional<Client> client(Fields seen) {
        String address = seen.text("address");
        return isAddress(address)
                ? Optional.of(
                        new Client(address, count(seen, "refused"), count(seen, "broken"), count(seen, "granted")))
                : Optional.empty();
    }

    private static int count(Fields seen, String key) {
        return Math.max(0, seen.number(key).orElse(0));
    }

    private static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
