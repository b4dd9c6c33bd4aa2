package dev.rollcall.cli;

import dev.rollcall.host.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the command that its words lead to, from the command it belongs to: {@code help hosts import}. */
@Command(name = "help", helpCommand = true, description = "Explains a command, e.g.: help hosts import")
final class HelpWords implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", description = "Its words.")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws InputException {
        CommandLine line = spec.parent().commandLine();
        for (String word : words) {
            CommandLine next = line.getSubcommands().get(word);
            if (next == null) {
                throw new InputException(Refusal.noCommand(line, word));
            }
            line = next;
        }
        line.usage(line.getOut());
        return Commands.DONE;
    }
}
