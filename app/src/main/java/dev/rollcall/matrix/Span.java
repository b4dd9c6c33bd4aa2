package dev.rollcall.matrix;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time to compare with, as typed: {@code <30d}, {@code >1h}. */
record Span(boolean shorter, Duration length, String text) {
    private static final Pattern FORM = Pattern.compile("([<>])(\\d{1,6})([smhdw])");

    static Optional<Span> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(2));
        Duration length = switch (form.group(3).charAt(0)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
        String canonical = form.group(1) + number + form.group(3);
        return Optional.of(new Span(form.group(1).equals("<"), length, canonical));
    }

    boolean holds(Duration actual) {
        int order = actual.compareTo(length);
        return shorter ? order < 0 : order > 0;
    }
}
