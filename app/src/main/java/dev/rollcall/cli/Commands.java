package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;

/** Runs commands. Every one of them is created by hand here. */
public final class Commands {
    /** Exit codes, as promised to scripts. */
    public static final int DONE = 0;

    public static final int SOME_HOST_FAILS = 1;
    public static final int WRONG_INPUT = 2;
    public static final int CANNOT_GO_ON = 3;

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
                .addSubcommand(gateways(root))
                .addSubcommand(credentials(root))
                .addSubcommand(trust(root))
                .addSubcommand(fixes(root))
                .addSubcommand(campaigns(root))
                .addSubcommand(new ExplainCommand(root))
                .addSubcommand(new HistoryCommand(root))
                .addSubcommand(new DemoCommand(root))
                .addSubcommand(new HelpWords());
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((wrong, _) -> {
            surroundings.complain(Refusal.of(wrong));
            return WRONG_INPUT;
        });
        line.setExecutionExceptionHandler((failed, _, _) -> explain(surroundings, failed, root.verbose));
        // An argument that begins with @ is none of picocli's files.
        line.setExpandAtFiles(false);
        try {
            return written(surroundings, line.execute(arguments));
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failed) {
            surroundings.complain("can't go on: " + failed);
            return CANNOT_GO_ON;
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    /** A report that nobody got is no success, whatever is in it. */
    private static int written(Surroundings surroundings, int code) {
        if (!surroundings.out().checkError() || surroundings.readerHasGone()) {
            return code;
        }
        surroundings.complain("can't go on: the output can't be written: " + surroundings.failure());
        return CANNOT_GO_ON;
    }

    private static CommandLine hosts(RollcallCommand root) {
        return new CommandLine(new HostsCommand())
                .addSubcommand(new HostsImportCommand(root))
                .addSubcommand(new HostsAddCommand(root))
                .addSubcommand(new HostsListCommand(root))
                .addSubcommand(new HostsExportCommand(root))
                .addSubcommand(new HostsRemoveCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static CommandLine gateways(RollcallCommand root) {
        return new CommandLine(new GatewaysCommand())
                .addSubcommand(new GatewaysAddCommand(root))
                .addSubcommand(new GatewaysListCommand(root))
                .addSubcommand(new GatewaysChangeCommand(root))
                .addSubcommand(new GatewaysRemoveCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static CommandLine credentials(RollcallCommand root) {
        return new CommandLine(new CredentialsCommand())
                .addSubcommand(new CredentialsAddCommand(root))
                .addSubcommand(new CredentialsListCommand(root))
                .addSubcommand(new CredentialsChangeCommand(root))
                .addSubcommand(new CredentialsRemoveCommand(root))
                .addSubcommand(new CredentialsTestCommand(root))
                .addSubcommand(new CredentialsGoOnCommand(root))
                .addSubcommand(new CredentialsPassphraseCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static CommandLine trust(RollcallCommand root) {
        return new CommandLine(new TrustCommand())
                .addSubcommand(new TrustListCommand(root))
                .addSubcommand(new TrustApproveCommand(root))
                .addSubcommand(new TrustForgetCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static CommandLine fixes(RollcallCommand root) {
        return new CommandLine(new FixCommand())
                .addSubcommand(new FixListCommand(root))
                .addSubcommand(new FixShowCommand(root))
                .addSubcommand(new FixRunCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static CommandLine campaigns(RollcallCommand root) {
        return new CommandLine(new CampaignsCommand())
                .addSubcommand(new CampaignsListCommand(root))
                .addSubcommand(new CampaignsShowCommand(root))
                .addSubcommand(new CampaignsResumeCommand(root))
                .addSubcommand(new CampaignsStopCommand(root))
                .addSubcommand(new CampaignsConfirmCommand(root))
                .addSubcommand(new CampaignsRevertCommand(root))
                .addSubcommand(new HelpWords());
    }

    private static int explain(Surroundings surroundings, Exception failed, boolean verbose) {
        if (failed instanceof InputException) {
            surroundings.complain(said(failed));
            return WRONG_INPUT;
        }
        surroundings.complain("can't go on: " + said(failed) + (verbose ? "" : " (--verbose shows more)"));
        if (verbose) {
            failed.printStackTrace(surroundings.err());
        }
        return CANNOT_GO_ON;
    }

    static String said(Exception failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
