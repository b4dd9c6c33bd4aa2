package dev.rollcall.probe.gateway;

import dev.rollcall.observation.GatewayObservation.Endpoint;
import dev.rollcall.observation.GatewayObservation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the head of an HTTP/1.1 answer (RFC 9112): no more of it than tells who answers. */
final class AnswerHead {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");
    private static final int LONGEST = 200;
    private static final int MOST_SCHEMES = 10;

    private AnswerHead() {}

    /** @param head from the status line to the empty line; empty where this is not HTTP */
    static Optional<Endpoint> read(Kind kind, String head) {
        List<String> lines = head.lines().toList();
        Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!status.matches()) {
            return Optional.empty();
        }
        List<String> schemes = new ArrayList<>();
        String server = "";
        String location = "";
        boolean page = false;
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = plain(line.substring(colon + 1));
                switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                    case "www-authenticate" -> addScheme(schemes, value);
                    case "server" -> server = value;
                    case "location" -> location = value;
                    case "content-type" -> page = value.toLowerCase(Locale.ROOT).startsWith("text/html");
                    default -> {}
                }
            }
        }
        return Optional.of(
                new Endpoint(kind, Integer.parseInt(status.group(1)), schemes, server, location, page, ""));
    }

    /** A line for each is what Windows sends; what stands behind the scheme's name doesn't matter here. */
    private static void addScheme(List<String> schemes, String value) {
        int end = value.indexOf(' ');
        String scheme = end < 0 ? value : value.substring(0, end);
        if (!scheme.isEmpty() && schemes.size() < MOST_SCHEMES && !schemes.contains(scheme)) {
            schemes.add(scheme.endsWith(",") ? scheme.substring(0, scheme.length() - 1) : scheme);
        }
    }

    private static String plain(String value) {
        String text = UNPRINTABLE.matcher(value.strip()).replaceAll("?");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
