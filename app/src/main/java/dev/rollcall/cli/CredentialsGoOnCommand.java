package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a credential be used again that hosts refused. Needs no passphrase: it tells no secret. */
@Command(
        name = "go-on",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lets a credential be used again that two hosts refused: once its password is right.")
final class CredentialsGoOnCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(paramLabel = "NAME")
    String name = "";

    CredentialsGoOnCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException {
        StoppedCredentials stopped = root.credentialParts().stopped();
        if (stopped.of(name).isEmpty()) {
            throw new InputException("no credential " + PlainText.line(name) + " is stopped: nothing has to go on");
        }
        stopped.goOn(name);
        root.surroundings().out().println(PlainText.line(name) + " goes on: it is tried on one host first");
        return Commands.DONE;
    }
}
