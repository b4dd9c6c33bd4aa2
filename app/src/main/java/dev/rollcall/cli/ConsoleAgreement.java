package dev.rollcall.cli;

import java.io.Console;
import java.io.IOError;
import java.util.Optional;

/** Asks for a yes on the terminal. */
public final class ConsoleAgreement implements TrustParts.Question {
    @Override
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a console may exist without a terminal: it is asked
    public Optional<Boolean> agreed(String prompt) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        try {
            String typed = console.readLine("%s Type yes: ", prompt);
            return Optional.of(typed != null && typed.strip().equalsIgnoreCase("yes"));
        } catch (IOError _) {
            return Optional.empty();
        }
    }
}
