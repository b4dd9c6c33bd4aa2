package dev.rollcall.cli;

import dev.rollcall.vault.Secret;
import java.util.Optional;

/** Asks the person in front of the program for a secret. */
public interface SecretQuestion {
    /** Without showing what is typed. Empty where nobody can be asked, or nothing was typed. */
    Optional<Secret> ask(String prompt);
}
