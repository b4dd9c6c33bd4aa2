package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.matrix.QueryException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs commands. Every one of them is created by hand here. */
public final class Commands {
    /** Exit codes, as promised to scripts. */
    public static final int DONE = 0;

    public static final int SOME_HOST_FAILS = 1;
    public static final int WRONG_INPUT = 2;
    public static final int CANNOT_GO_ON = 3;

    /** Words that a later release will understand. */
    private static final Set<String> LATER = Set.of("fix", "campaigns", "explain", "report", "watch", "links");

    private Commands() {}

    /**
     * Runs one command to its end.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, Surroundings surroundings, Workbench workbench) {
        RollcallCommand root = new RollcallCommand(surroundings, workbench);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new CheckCommand(root))
                .addSubcommand(hosts(root))
                .addSubcommand(credentials(root))
                .addSubcommand(new HistoryCommand(root))
                .addSubcommand(new DemoCommand(root));
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((wrong, _) -> refuse(surroundings, wrong));
        line.setExecutionExceptionHandler((failed, _, _) -> explain(surroundings, failed, root.verbose));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failed) {
            surroundings.complain("can't go on: " + failed);
            return CANNOT_GO_ON;
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private static CommandLine hosts(RollcallCommand root) {
        return new CommandLine(new HostsCommand())
                .addSubcommand(new HostsImportCommand(root))
                .addSubcommand(new HostsAddCommand(root))
                .addSubcommand(new HostsListCommand(root))
                .addSubcommand(new HostsExportCommand(root))
                .addSubcommand(new HostsRemoveCommand(root));
    }

    private static CommandLine credentials(RollcallCommand root) {
        return new CommandLine(new CredentialsCommand())
                .addSubcommand(new CredentialsAddCommand(root))
                .addSubcommand(new CredentialsListCommand(root))
                .addSubcommand(new CredentialsRemoveCommand(root))
                .addSubcommand(new CredentialsTestCommand(root));
    }

    private static int refuse(Surroundings surroundings, ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = " (see: " + command.getCommandSpec().qualifiedName() + " --help)";
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> words = unmatched.getUnmatched();
            String first = words.isEmpty() ? "" : words.getFirst();
            if (command.getParent() == null && LATER.contains(first)) {
                surroundings.complain("\"" + first + "\" is not in this release");
            } else if (first.startsWith("-")) {
                surroundings.complain("there is no option " + shortened(first) + help);
            } else if (command.getSubcommands().isEmpty()) {
                surroundings.complain("can't use \"" + shortened(first) + "\"" + help);
            } else {
                surroundings.complain("there is no command \"" + shortened(first) + "\"" + help);
            }
        } else if (wrong instanceof MissingParameterException
                && !command.getSubcommands().isEmpty()) {
            surroundings.complain("which command? One of "
                    + String.join(", ", command.getSubcommands().keySet()));
        } else {
            surroundings.complain(said(wrong) + help);
        }
        return WRONG_INPUT;
    }

    private static int explain(Surroundings surroundings, Exception failed, boolean verbose) {
        if (failed instanceof InputException || failed instanceof QueryException) {
            surroundings.complain(said(failed));
            return WRONG_INPUT;
        }
        surroundings.complain("can't go on: " + said(failed) + (verbose ? "" : " (--verbose shows more)"));
        if (verbose) {
            failed.printStackTrace(surroundings.err());
        }
        return CANNOT_GO_ON;
    }

    private static String shortened(String word) {
        return PlainText.cut(word, 60);
    }

    private static String said(Exception failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
