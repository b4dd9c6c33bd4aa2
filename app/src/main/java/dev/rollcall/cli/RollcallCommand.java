package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import dev.rollcall.sweep.InsideLooks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
        synopsisSubcommandLabel = "COMMAND")
final class RollcallCommand {
    private final Surroundings surroundings;
    private final Workbench workbench;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description =
                    "Where hosts and what was seen of them are kept. Unless said: ROLLCALL_STORE, or else a folder of"
                            + " your own.")
    @Nullable
    String store;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description =
                    "Say every line of a list that is left out; where the program can't go on, also where in it that happened.")
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

    /** For a command that keeps something: makes a store where there is none. */
    OpenStore openStore() throws InputException {
        return workbench.open(namedStore());
    }

    InsideLooks insideLooks(LogonPlan plan) throws InputException {
        return workbench.insideLooks(plan, namedStore());
    }

    /** Whether another process runs the campaign, and is now asked to stop it. */
    boolean askedToStop(long campaign) throws InputException {
        return workbench.askedToStop(campaign, Who.here(), namedStore());
    }

    StoppedCredentials stopped() throws InputException {
        return workbench.credentialParts(namedStore()).stopped();
    }

    /** The last words of a command that logged on to hosts: which credentials are used no more, and how each goes on. */
    void say(StoppedCredentials stopped) {
        stopped.all().forEach(stop -> surroundings.complain(stop.line()));
    }

    CredentialParts credentialParts() throws InputException {
        CredentialParts parts = workbench.credentialParts(namedStore());
        if (parts.vault().isReadableByOthers()) {
            surroundings.complain("other users of this computer may read the vault: chmod 600 "
                    + parts.vault().path());
        }
        return parts;
    }

    /**
     * For a command that works with what is kept.
     *
     * @throws InputException also where nothing was ever kept: the name may be mistyped, and must not become a folder
     */
    OpenStore openKept() throws InputException {
        Optional<String> named = namedStore();
        if (!workbench.hasStore(named)) {
            throw new InputException(named.map(folder -> "there is no store in " + folder + " (hosts import makes one)")
                    .orElse(KeptFleet.NONE));
        }
        return workbench.open(named);
    }

    private Optional<String> namedStore() {
        return Optional.ofNullable(store)
                .or(() -> Optional.ofNullable(surroundings.environment().get("ROLLCALL_STORE")))
                .filter(named -> !named.isBlank());
    }
}
