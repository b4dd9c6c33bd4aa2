package dev.rollcall.ui.parts;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times in words. */
public final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private Words() {}

    /** {@code 10,000}. */
    public static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** {@code 1 host}, {@code 10,000 hosts}. */
    public static String hosts(long number) {
        return number(number) + (number == 1 ? " host" : " hosts");
    }

    /** A reason as a sentence of its own. */
    public static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ENGLISH) + reason.substring(1) + ".";
    }

    /** {@code 40 s}, {@code 4 min}, {@code 3 h}, {@code 12 d}. */
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86400 ? seconds / 3600 + " h" : seconds / 86400 + " d";
    }

    /** {@code 0.4 ms}, {@code 11 ms}, {@code 3.02 s}. */
    public static String fine(Duration took) {
        double milliseconds = took.toNanos() / 1e6;
        if (milliseconds >= 1000) {
            return String.format(Locale.ENGLISH, "%.2f s", milliseconds / 1000);
        }
        return String.format(Locale.ENGLISH, milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    }

    /** {@code just now}, {@code 4 min}. */
    public static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toSeconds() < 10 ? "just now" : span(age);
    }

    /** The time of day alone where it is today, otherwise with the date. */
    public static String moment(Instant then, Instant now, ZoneId zone) {
        boolean today = then.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TIME : DAY_AND_TIME).format(then.atZone(zone));
    }

    /** {@code 8 Nov 00:00}. */
    public static String dayAndTime(Instant then, ZoneId zone) {
        return DAY_AND_TIME.format(then.atZone(zone));
    }

    /** {@code 8 Nov 2026 00:00}. */
    public static String date(Instant then, ZoneId zone) {
        return DATE.format(then.atZone(zone));
    }
}
