package dev.rollcall.cli;

import dev.rollcall.matrix.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line that says what would be right. */
final class Refusal {
    /** Words that a later release will understand. */
    private static final Set<String> LATER = Set.of("report", "watch", "links");

    private static final int LONGEST_WORD = 60;

    private Refusal() {}

    static String of(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, unmatched.getUnmatched().getFirst());
        }
        if (wrong.getArgSpec() == null && Commands.said(wrong).startsWith("Missing required subcommand")) {
            return missing(command, List.of());
        }
        if (wrong instanceof MissingParameterException missing) {
            return missing(command, missing.getMissing());
        }
        if (wrong.getArgSpec() != null && wrong.getValue() != null) {
            return value(wrong.getArgSpec(), shown(wrong.getValue()), see(command));
        }
        return Commands.said(wrong) + see(command);
    }

    static String noCommand(CommandLine command, String word) {
        List<String> known = List.copyOf(command.getSubcommands().keySet());
        if (known.isEmpty()) {
            return "can't use \"" + shown(word) + "\"" + see(command);
        }
        return "there is no command \"" + shown(word) + "\""
                + Spelling.nearest(word, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(see(command));
    }

    private static String unmatched(CommandLine command, String word) {
        if (command.getParent() == null && LATER.contains(word)) {
            return "\"" + word + "\" is not in this release";
        }
        if (!word.startsWith("-")) {
            return noCommand(command, word);
        }
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        List<String> known = command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
        return "there is no option " + shown(name)
                + Spelling.nearest(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(see(command));
    }

    private static String missing(CommandLine command, List<ArgSpec> missing) {
        if (!command.getSubcommands().isEmpty()) {
            return "which command? One of "
                    + command.getSubcommands().keySet().stream()
                            .filter(name -> !name.equals("help"))
                            .collect(Collectors.joining(", "))
                    + see(command);
        }
        String what = missing.isEmpty()
                ? "something"
                : missing.getFirst() instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : missing.getFirst().paramLabel();
        return what + " is missing" + see(command);
    }

    private static String value(ArgSpec option, String value, String see) {
        String what = option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
        Class<?> type = option.type();
        if (type.isEnum()) {
            List<String> words = Stream.of(type.getEnumConstants())
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .toList();
            int last = words.size() - 1;
            return what + " " + value + ": use " + String.join(", ", words.subList(0, last)) + " or "
                    + words.get(last);
        }
        boolean number =
                Arrays.<Class<?>>asList(int.class, long.class, Integer.class).contains(type);
        if (number && value.matches("-?\\d+")) {
            return what + " " + value + " is too large a number" + see;
        }
        return what + " " + value + (number ? " is no whole number" : " can't be used") + see;
    }

    private static String see(CommandLine command) {
        return " (see: " + command.getCommandSpec().qualifiedName() + " --help)";
    }

    private static String shown(String word) {
        return PlainText.cut(word, LONGEST_WORD);
    }
}
