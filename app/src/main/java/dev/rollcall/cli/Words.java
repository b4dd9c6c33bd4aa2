package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.observation.Check;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people write on a command line, read. Every exception's message is one line that says what would be right. */
final class Words {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int DNS_PORT = 53;

    private Words() {}

    /** @param option named in the message */
    static Duration duration(String option, String text) throws InputException {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InputException(option + ": \"" + text + "\" is no duration: write for example 500ms, 3s or 2m");
        }
        double number = Double.parseDouble(matcher.group(1));
        double millis = switch (matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1_000;
            case "m" -> number * 60_000;
            default -> number * 3_600_000;
        };
        if (millis < 1 || millis > LONGEST.toMillis()) {
            throw new InputException(option + ": " + text + " is out of range: between 1ms and 24h");
        }
        return Duration.ofMillis(Math.round(millis));
    }

    /** How long ago: as a query writes it, in whole s, m, h, d or w. */
    static Duration age(String option, String text) throws InputException {
        Matcher matcher = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InputException(option + ": \"" + text + "\" is no time: write for example 12h, 1d or 2w");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    static Set<Check> checks(String text) throws InputException {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        for (String part : text.split(",", -1)) {
            String key = part.strip().toLowerCase(Locale.ROOT);
            checks.add(Check.ofKey(key)
                    .orElseThrow(() -> new InputException("--checks: there is no check \"" + key + "\": use "
                            + Arrays.stream(Check.values()).map(Check::key).collect(Collectors.joining(", ")))));
        }
        return checks;
    }

    /** HOST, HOST:PORT, [IPv6]:PORT or a bare IPv6 address; port 53 unless said. */
    static InetSocketAddress resolver(String text) throws InputException {
        String host = text.strip();
        int port = DNS_PORT;
        int colon = host.lastIndexOf(':');
        boolean bracketed = host.startsWith("[");
        if (bracketed && host.indexOf(']') < 0) {
            throw new InputException("--resolver: \"" + text + "\": the ] behind the address is missing");
        }
        if (bracketed ? host.lastIndexOf("]:") == colon - 1 && colon > 0 : colon >= 0 && host.indexOf(':') == colon) {
            port = port(host.substring(colon + 1), text);
            host = host.substring(0, colon);
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isBlank()) {
            throw new InputException("--resolver: \"" + text + "\" names no server: write HOST or HOST:PORT");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException unknown) {
            throw new InputException("--resolver: no such server: " + host, unknown);
        }
    }

    static int port(String digits, String whole) throws InputException {
        if (digits.matches("\\d{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new InputException("--resolver: \"" + whole + "\": the port must be between 1 and 65535");
    }
}
