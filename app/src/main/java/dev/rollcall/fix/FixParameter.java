package dev.rollcall.fix;

import dev.rollcall.host.InputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something a person may or must say.
 *
 * @param meaning in a few words, with its unit
 * @param usual what holds where nothing is said; empty where something must be, or where nothing has a meaning of its own
 * @param required whether it must be said
 */
public record FixParameter(String key, String meaning, Form form, Optional<String> usual, boolean required) {
    private static final int LONGEST = 100_000;
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

    /** What can be said. */
    public sealed interface Form {
        /** Anything; a script gets it as data. */
        record Text() implements Form {}

        /** Yes or no. */
        record Flag() implements Form {}

        /** Networks such as {@code 10.1.0.0/16}, separated by commas; {@code local} and {@code any} are two of them. */
        record Networks() implements Form {}

        /** A whole number. */
        record Count(long least, long most) implements Form {}

        /** {@code 20s}, {@code 15m}, {@code 2h}; scripts get it in seconds. */
        record Span(Duration least, Duration most) implements Form {}

        record Choice(List<String> of) implements Form {
            public Choice {
                of = List.copyOf(of);
            }
        }

        /**
         * The name of a file on this computer. What it holds may be secret: it is read at the moment of the act, goes to the
         * host as text, and is written down nowhere.
         */
        record File() implements Form {}
    }

    /** One that may be left out. */
    public static FixParameter optional(String key, String meaning, Form form) {
        return new FixParameter(key, meaning, form, Optional.empty(), false);
    }

    /** One that holds something unless something else is said. */
    public static FixParameter usually(String key, String meaning, Form form, String usual) {
        return new FixParameter(key, meaning, form, Optional.of(usual), false);
    }

    public static FixParameter needed(String key, String meaning, Form form) {
        return new FixParameter(key, meaning, form, Optional.empty(), true);
    }

    /**
     * What was said: text, a {@link Long}, a {@link Boolean}, or the {@link Path} of a file, which is not looked at yet.
     *
     * @throws InputException where it can't be that
     */
    Object read(String said) throws InputException {
        if (said.length() > LONGEST) {
            throw wrong("no more than " + LONGEST + " characters", "so much");
        }
        return switch (form) {
            case Form.Text _ -> said;
            case Form.Networks _ -> networks(said);
            case Form.File _ -> file(said);
            case Form.Flag _ -> flag(said);
            case Form.Count(long least, long most) -> number(said, least, most);
            case Form.Span(Duration least, Duration most) -> span(said, least, most);
            case Form.Choice(List<String> of) -> {
                if (!of.contains(said)) {
                    throw wrong(String.join(", ", of), said);
                }
                yield said;
            }
        };
    }

    private String networks(String said) throws InputException {
        Optional<String> odd = Networks.wrong(said);
        if (odd.isPresent()) {
            throw wrong("made of networks such as 10.1.0.0/16, local or any", odd.get());
        }
        return said;
    }

    private Path file(String said) throws InputException {
        try {
            if (!said.isBlank()) {
                return Path.of(said).toAbsolutePath();
            }
        } catch (InvalidPathException _) {
            throw wrong("the name of a file", said);
        }
        throw wrong("the name of a file", said);
    }

    private Boolean flag(String said) throws InputException {
        return switch (said) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw wrong("yes or no", said);
        };
    }

    private Long number(String said, long least, long most) throws InputException {
        String wanted = "a number from " + least + " to " + most;
        try {
            long number = Long.parseLong(said);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw wrong(wanted, said);
        }
        throw wrong(wanted, said);
    }

    private Long span(String said, Duration least, Duration most) throws InputException {
        Matcher matcher = SPAN.matcher(said);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration span = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (span.compareTo(least) >= 0 && span.compareTo(most) <= 0) {
                return span.toSeconds();
            }
        }
        throw wrong("a time like 20s, 15m or 2h, from " + least.toSeconds() + "s to " + most.toMinutes() + "m", said);
    }

    private InputException wrong(String wanted, String said) {
        String shown = said.length() <= 60 ? said : said.substring(0, 60) + "…";
        return new InputException(key + "=" + shown + ": " + key + " (" + meaning + ") is " + wanted);
    }
}
