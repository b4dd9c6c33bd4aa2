package dev.rollcall.cli;

import dev.rollcall.vault.Secret;
import java.io.Console;
import java.io.IOError;
import java.util.Optional;

/** Asks on the terminal that the program was started from, also where what it prints goes into a file. */
public final class ConsoleQuestion implements SecretQuestion {
    @Override
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a console may exist without a terminal: it is asked
    public Optional<Secret> ask(String prompt) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            // Java knows of no terminal unless it has both input and output.
            return TerminalLine.typed(prompt);
        }
        char[] typed;
        try {
            typed = console.readPassword("%s: ", prompt);
        } catch (IOError e) {
            return Optional.empty();
        }
        return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(Secret.takingOver(typed));
    }
}
