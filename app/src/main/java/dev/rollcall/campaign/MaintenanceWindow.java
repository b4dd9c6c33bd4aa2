package dev.rollcall.campaign;

import dev.rollcall.host.InputException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a host may be worked on, as a tag says it: {@code window:sat-22:00-04:00}, {@code window:daily-01:00-05:00}. The day is that of
 * its beginning ({@code mon} to {@code sun}, or {@code daily}), times are those of this computer, and one that ends no later than it
 * begins ends on the day after. A host with several may be worked on in each, one without at any time.
 */
record MaintenanceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    static final String PREFIX = "window:";

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String TIME = "((?:[01][0-9]|2[0-3]):[0-5][0-9])";
    private static final Pattern FORM =
            Pattern.compile("window:(mon|tue|wed|thu|fri|sat|sun|daily)-" + TIME + "-" + TIME);

    /** @throws InputException where the tag says no such thing */
    static MaintenanceWindow parse(String tag) throws InputException {
        Matcher matcher = FORM.matcher(tag.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InputException(
                    "the tag " + tag + " can't be read: say a day and times, like window:sat-22:00-04:00");
        }
        String day = matcher.group(1);
        Set<DayOfWeek> days =
                day.equals("daily") ? EnumSet.allOf(DayOfWeek.class) : EnumSet.of(DayOfWeek.of(DAYS.indexOf(day) + 1));
        return new MaintenanceWindow(days, LocalTime.parse(matcher.group(2)), LocalTime.parse(matcher.group(3)));
    }

    boolean open(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        boolean began = days.contains(now.getDayOfWeek()) && !time.isBefore(from);
        if (from.isBefore(to)) {
            return began && time.isBefore(to);
        }
        boolean goesOn = days.contains(now.getDayOfWeek().minus(1)) && time.isBefore(to);
        return began || goesOn;
    }
}
