package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.sweep.InsideLooks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program as a command, and what all commands share. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Calls the roll of a server fleet: which hosts can be reached by Remote Desktop, which can't, and why.",
        footer = {"", "Without a command: the window."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HelpCommand.class})
final class RollcallCommand {
    private final Surroundings surroundings;
    private final Workbench workbench;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Where hosts and what was seen of them are kept; also by ROLLCALL_STORE.")
    @Nullable
    String store;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show where in the program an unexpected error happened.")
    boolean verbose;

    RollcallCommand(Surroundings surroundings, Workbench workbench) {
        this.surroundings = surroundings;
        this.workbench = workbench;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Workbench workbench() {
        return workbench;
    }

    OpenStore openStore() throws InputException {
        return workbench.open(namedStore());
    }

    InsideLooks insideLooks(LogonPlan plan) throws InputException {
        return workbench.insideLooks(plan, namedStore());
    }

    CredentialParts credentialParts() throws InputException {
        return workbench.credentialParts(namedStore());
    }

    private Optional<String> namedStore() {
        return Optional.ofNullable(store)
                .or(() -> Optional.ofNullable(surroundings.environment().get("ROLLCALL_STORE")))
                .filter(named -> !named.isBlank());
    }
}
